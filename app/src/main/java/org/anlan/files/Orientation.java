// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.awt.geom.AffineTransform;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How a camera was held, as its file says (Exif 2.32, tag 0x0112): 1 upright, 2 to 8 mirrored or turned. It is the only
 * thing that is read of what a camera writes beside the picture, and it is not kept. Anything odd counts as upright.
 */
final class Orientation {
    private static final int TAG = 0x0112;
    private static final int MOST = 64 * 1024;

    private Orientation() {}

    /** Whether the picture lies on its side, so that width and height change places. */
    static boolean sideways(int orientation) {
        return orientation >= 5;
    }

    /** What turns a picture of this size upright. */
    static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    static int of(Path file, Format format) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            return switch (format) {
                case JPEG -> ofJpeg(in);
                case PNG -> ofPng(in);
                case WEBP -> ofWebp(in);
                case WAV -> 1;
            };
        } catch (EOFException short_) {
            return 1;
        }
    }

    private static int ofJpeg(RandomAccessFile in) throws IOException {
        in.seek(2);
        while (true) {
            int marker = in.readUnsignedShort();
            if (marker == 0xFFFF) {
                in.seek(in.getFilePointer() - 1);
                continue;
            }
            if (marker < 0xFFC0 || marker == 0xFFDA || marker == 0xFFD9) {
                return 1;
            }
            int length = in.readUnsignedShort() - 2;
            long next = in.getFilePointer() + length;
            if (marker == 0xFFE1 && length > 14) {
                byte[] segment = bytes(in, length);
                if (new String(segment, 0, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0")) {
                    return ofTiff(
                            ByteBuffer.wrap(segment, 6, segment.length - 6).slice());
                }
            }
            in.seek(next);
        }
    }

    private static int ofPng(RandomAccessFile in) throws IOException {
        in.seek(8);
        while (true) {
            long length = in.readInt() & 0xFFFF_FFFFL;
            String type = new String(bytes(in, 4), StandardCharsets.ISO_8859_1);
            if (type.equals("eXIf")) {
                return ofTiff(ByteBuffer.wrap(bytes(in, (int) Math.min(length, MOST))));
            }
            if (type.equals("IDAT") || type.equals("IEND")) {
                return 1;
            }
            in.seek(in.getFilePointer() + length + 4);
        }
    }

    private static int ofWebp(RandomAccessFile in) throws IOException {
        in.seek(12);
        while (true) {
            String type = new String(bytes(in, 4), StandardCharsets.ISO_8859_1);
            long length = Integer.reverseBytes(in.readInt()) & 0xFFFF_FFFFL;
            if (type.equals("EXIF")) {
                var exif = ByteBuffer.wrap(bytes(in, (int) Math.min(length, MOST)));
                boolean prefixed = exif.remaining() > 6 && exif.get(0) == 'E' && exif.get(1) == 'x';
                return ofTiff(prefixed ? exif.slice(6, exif.remaining() - 6) : exif);
            }
            in.seek(in.getFilePointer() + length + (length & 1));
        }
    }

    private static int ofTiff(ByteBuffer tiff) {
        if (tiff.remaining() < 14) {
            return 1;
        }
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + 12 * i;
            if (at > tiff.limit() - 12) {
                return 1;
            }
            if ((tiff.getShort(at) & 0xFFFF) == TAG) {
                int value = tiff.getShort(at + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static byte[] bytes(RandomAccessFile in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
