// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file, found by reading it to its end: a byte order mark decides, else UTF-8 if every byte agrees,
 * else GB 18030 if every byte agrees. Nothing is guessed by frequency and nothing is replaced. A file that is plainly UTF-8
 * up to a broken place is not taken for GB 18030, which accepts almost anything.
 *
 * @param charset the encoding
 * @param mark how many bytes the byte order mark takes
 */
record Encoding(Charset charset, int mark) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** Chinese text in GB 18030 does not by chance make this many characters of UTF-8 in a row from its beginning. */
    private static final int SURELY = 6;

    /**
     * Finds out, or proves what was said.
     *
     * @param said {@code UTF-8}, {@code GB18030}, {@code GBK}, {@code GB2312}, {@code UTF-16}, or null to find out
     */
    static Encoding of(Path file, String name, @Nullable String said) throws IOException {
        byte[] head = new byte[3];
        int read;
        try (var in = Files.newInputStream(file)) {
            read = in.readNBytes(head, 0, 3);
        }
        if (read >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return proved(file, name, new Encoding(StandardCharsets.UTF_8, 3));
        }
        if (read >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return proved(file, name, new Encoding(StandardCharsets.UTF_16LE, 2));
        }
        if (read >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return proved(file, name, new Encoding(StandardCharsets.UTF_16BE, 2));
        }
        if (said != null && !said.isBlank() && !said.equalsIgnoreCase("auto")) {
            return proved(file, name, new Encoding(charset(name, said), 0));
        }
        Reach utf8 = reach(file, new Encoding(StandardCharsets.UTF_8, 0));
        if (utf8.whole()) {
            return new Encoding(StandardCharsets.UTF_8, 0);
        }
        if (utf8.wide() >= SURELY) {
            throw new UnreadableFile(name, "", Fault.at("broken-utf8", utf8.line(), 0, hex(utf8)));
        }
        Reach gb = reach(file, new Encoding(GB18030, 0));
        if (gb.whole()) {
            return new Encoding(GB18030, 0);
        }
        throw new UnreadableFile(name, "", Fault.at("no-known-encoding", gb.line(), 0, hex(gb)));
    }

    private static Charset charset(String name, String said) {
        return switch (said.strip().toUpperCase(Locale.ROOT).replace("_", "-")) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "UTF-16", "UTF16" -> StandardCharsets.UTF_16LE;
            // the two older sets are parts of GB 18030
            case "GB18030", "GB-18030", "GBK", "GB2312" -> GB18030;
            default -> throw new UnreadableFile(name, "", Fault.ofFile("encoding-not-offered", said));
        };
    }

    private static Encoding proved(Path file, String name, Encoding encoding) throws IOException {
        Reach reach = reach(file, encoding);
        if (!reach.whole()) {
            throw new UnreadableFile(
                    name,
                    "",
                    Fault.at(
                            "not-in-this-encoding",
                            reach.line(),
                            0,
                            encoding.charset().name() + " " + hex(reach)));
        }
        return encoding;
    }

    private static String hex(Reach reach) {
        return "0x" + String.format(Locale.ROOT, "%02X", reach.bad());
    }

    /** How far a file agrees with an encoding: to its end, or to a byte in a line; and how many characters took more than a byte. */
    private record Reach(boolean whole, long line, int bad, long wide) {}

    private static Reach reach(Path file, Encoding encoding) throws IOException {
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        long line = 1;
        long wide = 0;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(encoding.mark());
            boolean end = false;
            while (true) {
                if (!end) {
                    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                    end = read < 0;
                    bytes.position(bytes.position() + Math.max(0, read));
                }
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                chars.flip();
                while (chars.hasRemaining()) {
                    char c = chars.get();
                    if (c == '\n') {
                        line++;
                    } else if (c == 0) {
                        // no text holds it: UTF-16 without its mark, or no text at all
                        return new Reach(false, line, 0, 0);
                    } else if (c >= 0x80) {
                        wide++;
                    }
                }
                chars.clear();
                if (result.isError()) {
                    return new Reach(false, line, bytes.get(bytes.position()) & 0xFF, wide);
                }
                bytes.compact();
                if (end && result.isUnderflow()) {
                    return new Reach(
                            bytes.position() == 0, line, bytes.position() == 0 ? 0 : bytes.get(0) & 0xFF, wide);
                }
            }
        }
    }
}
