// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code ./anlan decode FILE|-}: prints one JSON object for each message, and at the end, on the error output, what was
 * met. Nothing is held back: what has come in through a pipe is printed before it waits for more.
 */
final class Decode {
    private static final int CHUNK = 1 << 16;

    private Decode() {}

    static void main(String[] arguments) {
        boolean chinese = chinese();
        // the words of the launcher are UTF-8 whatever the locale of the machine
        var words = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        if (arguments.length != 1) {
            words.println(chinese ? "用法：./anlan decode 文件|-" : "Usage: ./anlan decode FILE|-");
            System.exit(2);
        }
        String name = arguments[0];
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            String summary = run(in, System.out, chinese);
            words.println(summary);
            if (System.out.checkError()) System.exit(1);
        } catch (IOException unreadable) {
            words.println((chinese ? "读不到 " : "Cannot read ") + name + ": " + reason(unreadable, chinese));
            System.exit(2);
        }
    }

    /** Decodes a stream to its end and says what was met. */
    static String run(InputStream in, PrintStream to, boolean chinese) throws IOException {
        var lines = new Lines();
        var decoder = new AisDecoder();
        var json = new StringBuilder(CHUNK);
        Lines.Sink sink = (buffer, from, end) -> {
            Received received = decoder.accept(buffer, from, end, AisDecoder.UNKNOWN);
            if (received == null) return;
            AisJson.append(json, received);
            json.append('\n');
        };
        var chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            lines.accept(chunk, 0, read, sink);
            flush(json, to);
            if (to.checkError()) break;
        }
        lines.end(sink);
        flush(json, to);
        decoder.end();
        return summary(decoder.tally(), lines.tooLong(), chinese);
    }

    private static void flush(StringBuilder json, PrintStream to) {
        byte[] bytes = json.toString().getBytes(StandardCharsets.US_ASCII);
        to.write(bytes, 0, bytes.length);
        to.flush();
        json.setLength(0);
    }

    private static String summary(Tally t, long tooLong, boolean chinese) {
        String form = chinese
                ? "报文 %d 条，AIS 语句 %d 句；其他语句 %d，校验错误 %d，残缺 %d，过长 %d，标签块不可信 %d，多段未齐 %d，无法解读 %d"
                : "%d messages from %d AIS sentences; others %d, checksum errors %d, malformed %d, too long %d, tag blocks not believed %d, incomplete %d, unreadable %d";
        return form.formatted(
                t.messages(),
                t.sentences(),
                t.others(),
                t.checksums(),
                t.malformed(),
                tooLong,
                t.tags(),
                t.incomplete(),
                t.unreadable());
    }

    private static String reason(IOException failure, boolean chinese) {
        if (failure instanceof java.nio.file.NoSuchFileException) return chinese ? "没有这个文件" : "there is no such file";
        if (failure instanceof java.nio.file.AccessDeniedException) return chinese ? "没有读取权限" : "not allowed";
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static boolean chinese() {
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = System.getenv(name);
            if (value != null && !value.isEmpty()) return value.startsWith("zh");
        }
        return false;
    }
}
