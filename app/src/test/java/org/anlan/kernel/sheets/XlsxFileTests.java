// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anlan.kernel.sheets.SheetFile.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as Excel and WPS write them, and as they arrive when something went wrong. */
class XlsxFileTests {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String STYLES = HEAD
            + "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ h:mm;@\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"176\"/><xf numFmtId=\"4\"/></cellXfs></styleSheet>";

    @TempDir
    Path folder;

    private Path workbook(String sheetData, String texts) throws IOException {
        return workbook(sheetData, texts, Map.of());
    }

    private Path workbook(String sheet, String texts, Map<String, String> more) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "_rels/.rels",
                HEAD
                        + "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                HEAD
                        + "<workbook xmlns:r=\"http://r\"><sheets><sheet name=\"单位\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"藏\" state=\"hidden\" sheetId=\"2\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                HEAD
                        + "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>");
        parts.put("xl/styles.xml", STYLES);
        parts.put("xl/sharedStrings.xml", HEAD + "<sst>" + texts + "</sst>");
        parts.put("xl/worksheets/sheet1.xml", HEAD + "<worksheet>" + sheet + "</worksheet>");
        parts.putAll(more);
        Path file = folder.resolve("w" + System.nanoTime() + ".xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static List<Row> rows(Path path, Limits limits) throws IOException {
        var rows = new ArrayList<Row>();
        try (var file = SheetFile.open(path, "设置.xlsx", new Reading(null, null, limits));
                var in = file.rows(file.sheets().getFirst())) {
            for (var row = in.next(); row != null; row = in.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Row> rows(Path path) throws IOException {
        return rows(path, Limits.COUNTY);
    }

    private static Fault refusal(Path path, Limits limits) {
        var caught = new ArrayList<UnreadableFile>();
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> rows(path, limits))
                .satisfies(caught::add);
        return caught.getFirst().fault();
    }

    @Test
    void readsTextsNumbersAndDatesAsAPersonSeesThem() throws IOException {
        var rows = rows(workbook(
                "<sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>13800138000</v></c><c r=\"D2\"><v>0.1000000000000000055</v></c>"
                        + "<c r=\"E2\" s=\"1\"><v>43524</v></c><c r=\"F2\" s=\"2\"><v>43524.475752314815</v></c><c r=\"G2\" s=\"3\"><v>43524.5</v></c>"
                        + "<c r=\"H2\" t=\"b\"><v>1</v></c><c r=\"I2\" t=\"inlineStr\"><is><t>内</t></is></c><c r=\"J2\" s=\"4\"><v>1.5E3</v></c></row></sheetData>",
                "<si><r><t>干斜</t></r><r><rPr/><t>村</t></r><rPh sb=\"0\" eb=\"1\"><t>ガン</t></rPh></si>"));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.fields())
                    .containsExactly(
                            "干斜村",
                            "",
                            "13800138000",
                            "0.1",
                            "2019-02-28",
                            "2019-02-28T11:25:05",
                            "2019-02-28T12:00:00",
                            "TRUE",
                            "内",
                            "1500");
        });
    }

    @Test
    void hiddenSheetsAreNotRead() throws IOException {
        try (var file = SheetFile.open(workbook("<sheetData/>", ""), "w", Reading.AS_FOUND)) {
            assertThat(file.sheets()).containsExactly("单位");
        }
    }

    @Test
    void aFormulaGivesItsSavedValueOrIsNamed() throws IOException {
        var row = rows(workbook(
                        "<sheetData><row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\"><f>NOW()</f></c><c r=\"C1\" t=\"e\"><f>X</f><v>#REF!</v></c><c r=\"D1\" t=\"str\"><f>A</f><v>文</v></c></row></sheetData>",
                        ""))
                .getFirst();
        assertThat(row.fields()).containsExactly("2", "", "", "文");
        assertThat(row.faults())
                .extracting(Fault::reason, Fault::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("formula-without-value", 2),
                        org.assertj.core.groups.Tuple.tuple("formula-failed", 3));
    }

    @Test
    void mergedCellsAllHaveTheirValue() throws IOException {
        var rows = rows(workbook(
                "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>枸杞乡</t></is></c><c r=\"B1\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row><row r=\"3\"><c r=\"B3\"><v>3</v></c></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>",
                ""));
        assertThat(rows).extracting(r -> r.field(0)).containsExactly("枸杞乡", "枸杞乡", "");
        assertThat(rows).extracting(r -> r.field(1)).containsExactly("1", "2", "3");
    }

    @Test
    void aWorkbookThatIsCutShortIsNamedSo() throws IOException {
        byte[] whole = Files.readAllBytes(workbook("<sheetData/>", ""));
        Path cut = Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThat(refusal(cut, Limits.COUNTY).reason()).isEqualTo("workbook-cut-short");
    }

    @Test
    void whatIsNoWorkbookIsNamedForWhatItIs() throws IOException {
        Path old =
                Files.write(folder.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        assertThat(refusal(old, Limits.COUNTY).reason()).isEqualTo("old-or-locked-workbook");
        Path archive = folder.resolve("a.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThat(refusal(archive, Limits.COUNTY).reason()).isEqualTo("no-workbook");
        assertThat(refusal(workbook("<sheetData><row r=\"1\"><c", ""), Limits.COUNTY)
                        .reason())
                .isEqualTo("workbook-not-xml");
        assertThat(refusal(
                                workbook(
                                        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData>",
                                        ""),
                                Limits.COUNTY)
                        .reason())
                .isEqualTo("workbook-part-missing");
    }

    @Test
    void anEntityIsNeverFetchedNorMultiplied() throws IOException {
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
        Path file = workbook("", "", Map.of("xl/worksheets/sheet1.xml", bomb));
        try {
            assertThat(rows(file)).allSatisfy(row -> assertThat(row.fields()).noneMatch(f -> f.contains("aaaa")));
        } catch (UnreadableFile refused) {
            assertThat(refused.fault().reason()).isEqualTo("workbook-not-xml");
        }
    }

    @Test
    void aBombIsRefusedBeforeItFillsMemory() throws IOException {
        String row = "<row><c t=\"inlineStr\"><is><t>" + " ".repeat(30_000) + "</t></is></c></row>";
        Path bomb = workbook("<sheetData>" + String.join("", Collections.nCopies(1_000, row)) + "</sheetData>", "");
        assertThat(Files.size(bomb)).isLessThan(200_000);
        assertThat(refusal(bomb, Limits.COUNTY).reason()).isEqualTo("workbook-unpacks-too-large");
        Path texts = workbook(
                "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>",
                "<si><t>" + "字".repeat(2_000) + "</t></si>");
        assertThat(refusal(texts, new Limits(1 << 20, 10, 10, 10_000, 1 << 20, 1_000))
                        .reason())
                .isEqualTo("workbook-too-many-texts");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("out.xlsx");
        var row = List.of("=1+1", "0042", "<&>\"", "行\n行", "", "\u0007铃", "\uD867\uDE3D", " 空 ");
        try (var writer = new XlsxWriter(Files.newOutputStream(file))) {
            writer.sheet(new XlsxWriter.Sheet("单位", 1, 1, List.of(12), Map.of(1, "词表!$A$2:$A$3")));
            writer.write(List.of("一", "二"));
            writer.write(row);
            writer.sheet(XlsxWriter.Sheet.plain("词表"));
            writer.write(List.of("甲"));
        }
        try (var read = SheetFile.open(file, "out.xlsx", Reading.AS_FOUND)) {
            assertThat(read.sheets()).containsExactly("单位", "词表");
        }
        assertThat(rows(file).get(1).fields()).isEqualTo(row);
    }

    @Test
    @Tag("long")
    void aMillionRowsAreReadInTheMemoryOfOne() throws IOException {
        Path file = folder.resolve("million.xlsx");
        try (var writer = new XlsxWriter(Files.newOutputStream(file))) {
            for (int i = 0; i < 1_000_000; i++) {
                writer.write(List.of(Integer.toString(i), "第" + i + "条", "2019/2/28 11:25:05", "路灯坏了"));
            }
        }
        long rows = 0;
        try (var read = SheetFile.open(file, "million.xlsx", Reading.AS_FOUND);
                var in = read.rows("1")) {
            System.gc();
            long before = used();
            for (var row = in.next(); row != null; row = in.next()) {
                if (++rows % 250_000 == 0) {
                    System.gc();
                    assertThat(used() - before)
                            .as("bytes held after %d rows", rows)
                            .isLessThan(32L << 20);
                }
            }
        }
        assertThat(rows).isEqualTo(1_000_000);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
