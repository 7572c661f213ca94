// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.anlan.files.FileRefused.Reason;

/**
 * Writes a recording anew as plain speech: one channel, 16,000 samples a second, 16 bits, and no other chunk of the file
 * it came in. Sound passes through a few kilobytes of memory, however long it is.
 */
final class Voices {
    /** Samples a second of what is written. */
    static final int RATE = 16_000;

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int HEADER = 44;
    /** Zero crossings of the filter on each side; more is slower and not heard in speech. */
    private static final int LOBES = 12;

    private final long longestMillis;

    Voices(FilesSettings settings) {
        this.longestMillis = settings.longestVoice().toMillis();
    }

    /** How the samples of a file are written. */
    private record Shape(int code, int channels, int rate, int bits, long data) {
        int frame() {
            return channels * bits / 8;
        }
    }

    /**
     * Writes a recording anew.
     *
     * @param from a RIFF WAVE file
     * @param to where the new one goes
     * @return how long it is, in milliseconds
     * @throws FileRefused when it is too long, compressed inside, or cut off
     */
    int write(Path from, Path to) throws IOException {
        try (var file = new RandomAccessFile(from.toFile(), "r")) {
            Shape shape = shape(file);
            long frames = shape.data() / shape.frame();
            long millis = frames * 1000 / shape.rate();
            if (frames == 0) {
                throw new FileRefused(Reason.EMPTY);
            }
            if (millis > longestMillis) {
                throw new FileRefused(Reason.TOO_LONG, Map.of("most", longestMillis / 1000));
            }
            long start = file.getFilePointer();
            try (var raw = java.nio.file.Files.newInputStream(from);
                    var in = new DataInputStream(new BufferedInputStream(raw, 1 << 16));
                    var out = new BufferedOutputStream(java.nio.file.Files.newOutputStream(to), 1 << 16)) {
                raw.skipNBytes(start);
                long written = frames * RATE / shape.rate();
                header(out, Math.max(1, written));
                resample(new Samples(in, shape, frames), out, shape.rate(), Math.max(1, written));
            }
            return (int) Math.max(1, millis);
        } catch (EOFException cut) {
            throw new FileRefused(Reason.BROKEN);
        }
    }

    /** Reads the chunks up to the samples and stops at the first of them. */
    private static Shape shape(RandomAccessFile file) throws IOException {
        file.seek(12);
        Shape shape = null;
        while (true) {
            byte[] head = new byte[8];
            file.readFully(head);
            String name = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
            long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFF_FFFFL;
            if (name.equals("fmt ")) {
                shape = format(file, length);
            } else if (name.equals("data")) {
                if (shape == null) {
                    throw new FileRefused(Reason.BROKEN);
                }
                long left = file.length() - file.getFilePointer();
                // a recorder that streams does not know the length beforehand and writes none, or the largest
                boolean open = length == 0 || length >= 0xFFFF_FF00L;
                if (!open && length > left) {
                    throw new FileRefused(Reason.BROKEN);
                }
                return new Shape(shape.code(), shape.channels(), shape.rate(), shape.bits(), open ? left : length);
            } else {
                file.seek(file.getFilePointer() + length + (length & 1));
            }
        }
    }

    private static Shape format(RandomAccessFile file, long length) throws IOException {
        if (length < 16 || length > 256) {
            throw new FileRefused(Reason.BROKEN);
        }
        byte[] bytes = new byte[(int) (length + (length & 1))];
        file.readFully(bytes);
        var b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int code = b.getShort(0) & 0xFFFF;
        int channels = b.getShort(2) & 0xFFFF;
        int rate = b.getInt(4);
        int bits = b.getShort(14) & 0xFFFF;
        if (code == EXTENSIBLE && length >= 26) {
            code = b.getShort(24) & 0xFFFF;
        }
        boolean known =
                (code == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32)) || (code == FLOAT && bits == 32);
        if (!known || channels < 1 || channels > 8 || rate < 4_000 || rate > 192_000) {
            throw new FileRefused(Reason.SOUND);
        }
        return new Shape(code, channels, rate, bits, 0);
    }

    /** The samples of all channels together, one after the other, between -1 and 1. */
    private static final class Samples {
        private final DataInputStream in;
        private final Shape shape;
        private final ByteBuffer frame;
        private long left;

        Samples(DataInputStream in, Shape shape, long frames) {
            this.in = in;
            this.shape = shape;
            this.left = frames;
            this.frame = ByteBuffer.allocate(shape.frame()).order(ByteOrder.LITTLE_ENDIAN);
        }

        /** The next sample; silence after the last. */
        float next() throws IOException {
            if (left == 0) {
                return 0;
            }
            left--;
            in.readFully(frame.array());
            float sum = 0;
            for (int c = 0; c < shape.channels(); c++) {
                sum += sample(c * shape.bits() / 8);
            }
            return sum / shape.channels();
        }

        private float sample(int at) {
            return switch (shape.bits()) {
                case 8 -> ((frame.get(at) & 0xFF) - 128) / 128f;
                case 16 -> frame.getShort(at) / 32768f;
                case 24 ->
                    ((frame.get(at) & 0xFF) | (frame.get(at + 1) & 0xFF) << 8 | frame.get(at + 2) << 16) / 8388608f;
                default -> {
                    if (shape.code() == PCM) {
                        yield frame.getInt(at) / 2147483648f;
                    }
                    float value = frame.getFloat(at);
                    yield Float.isFinite(value) ? Math.clamp(value, -1f, 1f) : 0;
                }
            };
        }
    }

    /** Samples at the new times, each weighed from its neighbours by a windowed sinc that lets nothing above 8 kHz through. */
    private static void resample(Samples in, OutputStream out, int rate, long count) throws IOException {
        double cut = Math.min(1.0, (double) RATE / rate);
        int reach = rate == RATE ? 0 : (int) Math.ceil(LOBES / cut);
        float[] near = new float[Integer.highestOneBit(2 * reach + 2) * 2];
        long read = 0;
        for (long n = 0; n < count; n++) {
            double time = (double) n * rate / RATE;
            long centre = (long) time;
            while (read <= centre + reach) {
                near[(int) (read & (near.length - 1))] = in.next();
                read++;
            }
            double value = 0;
            if (reach == 0) {
                value = near[(int) (centre & (near.length - 1))];
            } else {
                for (long k = Math.max(0, centre - reach + 1); k <= centre + reach; k++) {
                    value += near[(int) (k & (near.length - 1))] * weight((time - k) * cut) * cut;
                }
            }
            int s = (int) Math.round(Math.clamp(value, -1.0, 1.0) * 32767);
            out.write(s);
            out.write(s >> 8);
        }
    }

    private static double weight(double x) {
        if (Math.abs(x) < 1e-9) {
            return 1;
        }
        if (Math.abs(x) >= LOBES) {
            return 0;
        }
        double angle = Math.PI * x;
        return Math.sin(angle) / angle * (0.5 + 0.5 * Math.cos(angle / LOBES));
    }

    private static void header(OutputStream out, long samples) throws IOException {
        var head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        int data = Math.toIntExact(samples * 2);
        head.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(data + HEADER - 8);
        head.put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)).putInt(16);
        head.putShort((short) PCM).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
        head.putShort((short) 2).putShort((short) 16);
        head.put("data".getBytes(StandardCharsets.ISO_8859_1)).putInt(data);
        out.write(head.array());
    }
}
