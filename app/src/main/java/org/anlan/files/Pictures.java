// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.CMMException;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.anlan.files.FileRefused.Reason;

/**
 * Draws a photo anew: upright, no larger than needed, as a JPEG with nothing in it but the picture. Where it was taken,
 * with what and by whom stays behind with the original.
 *
 * <p>Memory is bounded whatever is sent. The size is read from the header first; a large baseline JPEG or PNG is read
 * with rows and columns left out, so that what is held never exceeds {@link #HELD_BYTES}. Formats whose decoders hold
 * the whole picture are allowed fewer pixels. The caller lets one picture in at a time.
 */
final class Pictures {
    /** The longest edge of the small picture in lists. */
    static final int THUMBNAIL = 320;

    private static final long HELD_BYTES = 40L << 20;
    private static final long WHOLE_WEBP = 12_000_000;
    private static final long WHOLE_JPEG = 25_000_000;
    private static final float QUALITY = 0.84f;

    private final long pixels;
    private final int edge;

    Pictures(FilesSettings settings) {
        this.pixels = settings.megapixels() * 1_000_000L;
        this.edge = settings.edge();
        ImageIO.setUseCache(false);
    }

    /**
     * What is shown of a photo.
     *
     * @param rendition a JPEG
     * @param thumbnail a smaller one
     * @param width of the rendition
     * @param height of the rendition
     */
    record Drawn(byte[] rendition, byte[] thumbnail, int width, int height) {}

    /**
     * Draws a photo anew.
     *
     * @throws FileRefused when it has too many pixels, or cannot be read to its end
     */
    Drawn draw(Path file, Format format) throws IOException {
        try {
            BufferedImage shown = upright(read(file, format), Orientation.of(file, format));
            return new Drawn(jpeg(shown), jpeg(fit(shown, THUMBNAIL)), shown.getWidth(), shown.getHeight());
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | IllegalStateException
                | UnsupportedOperationException
                | ClassCastException
                | NullPointerException
                | CMMException e) {
            // decoders meet malformed input with whatever comes to hand; to the sender it is one thing
            throw new FileRefused(Reason.BROKEN);
        }
    }

    private BufferedImage read(Path file, Format format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
        try (var in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            check(file, format, width, height);
            ImageReadParam how = reader.getDefaultReadParam();
            int step = format == Format.WEBP ? 1 : step(reader, width, height);
            how.setSourceSubsampling(step, step, 0, 0);
            reader.addIIOReadWarningListener(new RefusesWhatIsCutOff());
            return reader.read(0, how);
        } finally {
            reader.dispose();
        }
    }

    private void check(Path file, Format format, int width, int height) throws IOException {
        long most = switch (format) {
            case WEBP -> Math.min(pixels, WHOLE_WEBP);
            case JPEG -> progressive(file) ? Math.min(pixels, WHOLE_JPEG) : pixels;
            default -> pixels;
        };
        if (width <= 0 || height <= 0) {
            throw new FileRefused(Reason.BROKEN);
        }
        if ((long) width * height > most) {
            throw new FileRefused(Reason.TOO_MANY_PIXELS, Map.of("most", most / 1_000_000));
        }
    }

    /** How many rows and columns may be passed over: as few as the memory allows, and none that would be seen. */
    private int step(ImageReader reader, int width, int height) throws IOException {
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        var types = reader.getImageTypes(0);
        ImageTypeSpecifier type = raw != null ? raw : types.hasNext() ? types.next() : null;
        int bytes = type == null
                ? 4
                : Math.max(
                        3,
                        type.getSampleModel().getNumBands()
                                * ((type.getSampleModel().getSampleSize(0) + 7) / 8));
        int step = 1;
        while ((long) (width / step + 1) * (height / step + 1) * bytes > HELD_BYTES) {
            step++;
        }
        return step;
    }

    /** A cut-off JPEG is filled up with grey by its decoder, which only warns. Half a photo is not evidence. */
    private static final class RefusesWhatIsCutOff implements IIOReadWarningListener {
        @Override
        public void warningOccurred(ImageReader source, String warning) {
            if (warning.contains("remature end")) {
                throw new FileRefused(Reason.BROKEN);
            }
        }
    }

    /** Whether a JPEG comes in several passes (SOF2, 6, 10, 14), for which its decoder keeps all coefficients. */
    private static boolean progressive(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(2);
            while (in.getFilePointer() < in.length() - 4) {
                int marker = in.readUnsignedShort();
                if (marker == 0xFFFF) {
                    in.seek(in.getFilePointer() - 1);
                } else if (marker == 0xFFC2 || marker == 0xFFC6 || marker == 0xFFCA || marker == 0xFFCE) {
                    return true;
                } else if (marker == 0xFFDA || marker < 0xFFC0) {
                    return false;
                } else {
                    in.seek(in.getFilePointer() + in.readUnsignedShort());
                }
            }
            return false;
        }
    }

    private BufferedImage upright(BufferedImage image, int orientation) {
        // turned when it is small already: a large picture is not held twice
        BufferedImage small = fit(image, edge);
        int w = small.getWidth();
        int h = small.getHeight();
        boolean sideways = Orientation.sideways(orientation);
        var paper = new BufferedImage(sideways ? h : w, sideways ? w : h, BufferedImage.TYPE_INT_RGB);
        draw(paper, small, Orientation.upright(orientation, w, h), false);
        return paper;
    }

    /** Smaller by halves and then by the rest: each step looks at every pixel. */
    private static BufferedImage fit(BufferedImage image, int edge) {
        BufferedImage now = image;
        while (Math.max(now.getWidth(), now.getHeight()) > edge) {
            double by = Math.max(0.5, (double) edge / Math.max(now.getWidth(), now.getHeight()));
            int width = Math.max(1, (int) Math.round(now.getWidth() * by));
            int height = Math.max(1, (int) Math.round(now.getHeight() * by));
            var paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            draw(
                    paper,
                    now,
                    AffineTransform.getScaleInstance(
                            (double) width / now.getWidth(), (double) height / now.getHeight()),
                    true);
            now = paper;
        }
        return now;
    }

    /** Draws on white: what was transparent must not turn black. */
    private static void draw(BufferedImage paper, BufferedImage image, AffineTransform how, boolean smooth) {
        Graphics2D pen = paper.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
            if (smooth) {
                pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            }
            pen.drawImage(image, how, null);
        } finally {
            pen.dispose();
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream(256 * 1024);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
