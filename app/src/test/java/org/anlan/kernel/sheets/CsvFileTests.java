// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.anlan.kernel.sheets.SheetFile.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text files of rows, as departments send them. */
class CsvFileTests {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(
                folder.resolve("f" + Math.abs(new String(content, StandardCharsets.ISO_8859_1).hashCode())), content);
    }

    private List<Row> rows(byte[] content) throws IOException {
        return rows(content, Reading.AS_FOUND);
    }

    private List<Row> rows(byte[] content, Reading reading) throws IOException {
        var rows = new ArrayList<Row>();
        try (var file = SheetFile.open(file(content), "来件.csv", reading);
                var in = file.rows("")) {
            for (var row = in.next(); row != null; row = in.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Fault refusal(byte[] content) {
        return refusal(content, Reading.AS_FOUND);
    }

    private Fault refusal(byte[] content, Reading reading) {
        var caught = new ArrayList<UnreadableFile>();
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> rows(content, reading))
                .satisfies(caught::add);
        assertThat(caught.getFirst().file()).isEqualTo("来件.csv");
        return caught.getFirst().fault();
    }

    @Test
    void mixedLineEndsAndQuotedLineBreaksKeepTheLineNumbersTrue() throws IOException {
        var rows = rows(utf8("a,b\r\n1,\"x\r\ny\"\n2,z\r3,\"q\"\"q\""));
        assertThat(rows).extracting(Row::line).containsExactly(1L, 2L, 4L, 5L);
        assertThat(rows.get(1).fields()).containsExactly("1", "x\ny");
        assertThat(rows.get(3).fields()).containsExactly("3", "q\"q");
    }

    @Test
    void findsTheEncodingByReadingAllOfIt() throws IOException {
        String text = "编号,内容\n1,嵊泗县枸杞乡干斜村\n2,\uD867\uDE3D字也在\n";
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try (var file = SheetFile.open(file(text.getBytes(charset)), "f", Reading.AS_FOUND)) {
                assertThat(file.charset()).isEqualTo(charset.name());
            }
            assertThat(rows(text.getBytes(charset)))
                    .last()
                    .extracting(r -> r.field(1))
                    .isEqualTo("\uD867\uDE3D字也在");
        }
        byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        assertThat(rows(marked)).first().extracting(r -> r.field(0)).isEqualTo("编号");
        assertThat(rows(utf8("\uFEFF" + text)))
                .first()
                .extracting(r -> r.field(0))
                .isEqualTo("编号");
    }

    @Test
    void aBrokenUtf8FileIsNotReadAsGb18030() {
        byte[] whole = utf8("编号,内容\n1,路灯坏了三天没有人修\n2,码头");
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThat(refusal(cut)).extracting(Fault::reason, Fault::line).containsExactly("broken-utf8", 3L);
        whole[utf8("编号,内容\n1,路灯坏").length] = (byte) 0xFF;
        assertThat(refusal(whole)).extracting(Fault::reason, Fault::line).containsExactly("broken-utf8", 2L);
    }

    @Test
    void bytesOfNoEncodingAreNamedWithTheirLine() {
        assertThat(refusal(new byte[] {'a', ',', 'b', '\n', (byte) 0xFF, ',', 'c'}))
                .extracting(Fault::reason, Fault::line)
                .containsExactly("no-known-encoding", 2L);
        assertThat(refusal("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)).reason())
                .isEqualTo("no-known-encoding");
        assertThat(refusal("码头".getBytes(GB18030), new Reading("UTF-8", null, Limits.COUNTY))
                        .reason())
                .isEqualTo("not-in-this-encoding");
        assertThat(refusal(utf8("a"), new Reading("EBCDIC", null, Limits.COUNTY))
                        .reason())
                .isEqualTo("encoding-not-offered");
        assertThat(refusal(new byte[0]).reason()).isEqualTo("file-empty");
    }

    @Test
    void findsTheDelimiterInTheFirstRecord() throws IOException {
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            var rows = rows(utf8("a%1$cb%1$c\"c,,,;;;\"\n1%1$c2%1$c3".formatted(delimiter)));
            assertThat(rows.get(1).fields()).containsExactly("1", "2", "3");
        }
        assertThat(rows(utf8("only\nx")).get(1).fields()).containsExactly("x");
    }

    @Test
    void aQuoteThatNeverEndsIsNamedWhereItBegan() {
        assertThat(refusal(utf8("a,b\n1,2\n3,\"no end\n4,5\n")))
                .extracting(Fault::reason, Fault::line, Fault::column)
                .containsExactly("quote-never-closed", 3L, 2);
    }

    @Test
    void textAfterAQuoteSpoilsItsRowAndNoOther() throws IOException {
        var rows = rows(utf8("a,b\n\"x\"y,2\n3,4"));
        assertThat(rows.get(1).faults()).extracting(Fault::reason).containsExactly("text-after-quote");
        assertThat(rows.get(2).fields()).containsExactly("3", "4");
    }

    @Test
    void limitsAreRefusedByName() {
        var small = new Reading(null, null, new Limits(1 << 20, 3, 3, 10, 1 << 20, 1 << 20));
        assertThat(refusal(utf8("a\nb\nc\nd\n"), small))
                .extracting(Fault::reason, Fault::line)
                .containsExactly("too-many-rows", 4L);
        assertThat(refusal(utf8("a,b,c,d"), small).reason()).isEqualTo("too-many-columns");
        assertThat(refusal(utf8("a\n\"12345678901\""), small))
                .extracting(Fault::reason, Fault::line)
                .containsExactly("field-too-long", 2L);
        assertThat(refusal(utf8("x".repeat(2 << 20)), small).reason()).isEqualTo("file-too-large");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String alphabet = "ab,\"\n;\t|=+-@' 海岛\uD867\uDE3D1";
        int[] letters = alphabet.codePoints().toArray();
        for (int i = 0; i < 200; i++) {
            var row = new ArrayList<String>();
            for (int f = 0; f < 4; f++) {
                var text = new StringBuilder();
                for (int c = random.nextInt(6); c > 0; c--) {
                    text.appendCodePoint(letters[random.nextInt(letters.length)]);
                }
                row.add(text.toString().startsWith("'") ? "" : text.toString());
            }
            var out = new ByteArrayOutputStream();
            try (var writer = new CsvWriter(out)) {
                writer.write(List.of("a", "b", "c", "d"));
                writer.write(row);
            }
            assertThat(rows(out.toByteArray()).get(1).fields())
                    .as("seed %d", seed)
                    .isEqualTo(row);
        }
    }

    @Test
    void aFormulaIsWrittenAsText() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new CsvWriter(out)) {
            writer.write(List.of("=HYPERLINK(\"x\")", "@sum", "-12.5", "+86 580"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("'=HYPERLINK", "'@sum")
                .doesNotContain("'-12", "'+86");
    }
}
