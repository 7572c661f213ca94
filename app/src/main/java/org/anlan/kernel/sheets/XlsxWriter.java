// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a workbook sheet by sheet as a stream. Every cell is text, so a code keeps its leading zeros, a long number its
 * digits, and nothing becomes a formula.
 */
public final class XlsxWriter implements RowWriter {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACK = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final int PLAIN = 0;
    private static final int HEADING = 1;
    private static final int REMARK = 2;

    private final ZipOutputStream zip;
    private final Writer out;
    private final List<String> names = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private @Nullable Sheet sheet;
    private long line;

    /**
     * How a sheet looks and helps.
     *
     * @param name what its tab says; at most 31 characters without {@code []:*?/\}
     * @param headRows how many rows at the top stay in sight and are set bold
     * @param remarkRows how many rows below those are remarks, set grey
     * @param widths widths of the columns in characters; the rest take 16
     * @param lists what may be chosen in a column (from 1): the range of another sheet such as {@code 词表!$A$2:$A$9}
     */
    public record Sheet(String name, int headRows, int remarkRows, List<Integer> widths, Map<Integer, String> lists) {
        /**
         * A sheet with one head row.
         *
         * @param name what its tab says
         */
        public static Sheet plain(String name) {
            return new Sheet(name, 1, 0, List.of(), Map.of());
        }
    }

    /**
     * Writes to a stream and closes it in the end.
     *
     * @param out where to
     */
    public XlsxWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
        this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
    }

    /**
     * Begins a sheet; the one before is finished.
     *
     * @param begun how it looks
     */
    public void sheet(Sheet begun) throws IOException {
        endSheet();
        if (!taken.add(begun.name().toLowerCase(Locale.ROOT))
                || begun.name().isBlank()
                || begun.name().length() > 31) {
            throw new IllegalArgumentException(
                    "a sheet needs a name of its own of 1 to 31 characters: " + begun.name());
        }
        names.add(begun.name());
        sheet = begun;
        line = 0;
        entry("xl/worksheets/sheet" + names.size() + ".xml");
        out.write("<worksheet xmlns=\"" + MAIN + "\">");
        if (begun.headRows() > 0) {
            out.write("<sheetViews><sheetView workbookViewId=\"0\"" + (names.size() == 1 ? " tabSelected=\"1\"" : "")
                    + "><pane ySplit=\"" + begun.headRows() + "\" topLeftCell=\"A" + (begun.headRows() + 1)
                    + "\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        }
        out.write("<cols>");
        for (int i = 0; i < begun.widths().size(); i++) {
            out.write("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\""
                    + begun.widths().get(i) + "\" customWidth=\"1\"/>");
        }
        out.write("<col min=\"" + (begun.widths().size() + 1) + "\" max=\"256\" width=\"16\" customWidth=\"1\"/>");
        out.write("</cols><sheetData>");
    }

    @Override
    public void write(List<String> fields) throws IOException {
        Sheet current = sheet;
        if (current == null) {
            sheet(Sheet.plain("1"));
            current = Sheet.plain("1");
        }
        line++;
        int style = line <= current.headRows()
                ? HEADING
                : line <= current.headRows() + current.remarkRows() ? REMARK : PLAIN;
        out.write("<row r=\"" + line + "\">");
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                out.write("<c r=\"" + Row.letters(i + 1) + line + "\" s=\"" + style
                        + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                text(fields.get(i));
                out.write("</t></is></c>");
            }
        }
        out.write("</row>");
    }

    private void endSheet() throws IOException {
        Sheet ended = sheet;
        if (ended == null) {
            return;
        }
        out.write("</sheetData>");
        if (!ended.lists().isEmpty()) {
            out.write("<dataValidations count=\"" + ended.lists().size() + "\">");
            int from = ended.headRows() + ended.remarkRows() + 1;
            for (var list : ended.lists().entrySet()) {
                String column = Row.letters(list.getKey());
                out.write("<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"0\" sqref=\"" + column
                        + from + ":" + column + "5000\"><formula1>");
                text(list.getValue());
                out.write("</formula1></dataValidation>");
            }
            out.write("</dataValidations>");
        }
        out.write("</worksheet>");
        sheet = null;
    }

    private void entry(String name) throws IOException {
        out.flush();
        zip.putNextEntry(new ZipEntry(name));
        out.write(HEAD);
    }

    /** Escapes for XML; what XML cannot hold is written {@code _x0007_} as workbooks do. */
    private void text(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write("&quot;");
                case '\n', '\t' -> out.write(c);
                case '\r' -> out.write("_x000D_");
                default -> {
                    boolean alone = Character.isSurrogate(c)
                            && !(Character.isHighSurrogate(c)
                                    && i + 1 < text.length()
                                    && Character.isLowSurrogate(text.charAt(i + 1)))
                            && !(Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
                    if (c < 0x20 || alone || c == 0xFFFE || c == 0xFFFF) {
                        out.write(String.format(Locale.ROOT, "_x%04X_", (int) c));
                    } else {
                        out.write(c);
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (names.isEmpty()) {
            sheet(Sheet.plain("1"));
        }
        endSheet();
        entry("xl/styles.xml");
        out.write(
                "<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"3\"><font><sz val=\"11\"/></font>"
                        + "<font><b/><sz val=\"11\"/></font><font><i/><sz val=\"10\"/><color rgb=\"FF5B6670\"/></font></fonts>"
                        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\">");
        for (int font = 0; font < 3; font++) {
            // 49 is text: what somebody types into these cells stays as typed
            out.write("<xf numFmtId=\"49\" fontId=\"" + font
                    + "\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\""
                    + (font == PLAIN ? 0 : 1) + "\"/></xf>");
        }
        out.write("</cellXfs></styleSheet>");
        entry("xl/workbook.xml");
        out.write("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + REL + "\"><sheets>");
        for (int i = 1; i <= names.size(); i++) {
            out.write("<sheet name=\"");
            text(names.get(i - 1));
            out.write("\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
        }
        out.write("</sheets></workbook>");
        entry("xl/_rels/workbook.xml.rels");
        out.write("<Relationships xmlns=\"" + PACK + "\">");
        for (int i = 1; i <= names.size(); i++) {
            out.write("<Relationship Id=\"rId" + i + "\" Type=\"" + REL + "/worksheet\" Target=\"worksheets/sheet" + i
                    + ".xml\"/>");
        }
        out.write("<Relationship Id=\"rId" + (names.size() + 1) + "\" Type=\"" + REL
                + "/styles\" Target=\"styles.xml\"/></Relationships>");
        entry("_rels/.rels");
        out.write("<Relationships xmlns=\"" + PACK + "\"><Relationship Id=\"rId1\" Type=\"" + REL
                + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        entry("[Content_Types].xml");
        out.write(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>");
        for (int i = 1; i <= names.size(); i++) {
            out.write(
                    "<Override PartName=\"/xl/worksheets/sheet" + i
                            + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
        }
        out.write("</Types>");
        out.flush();
        zip.finish();
        out.close();
    }
}
