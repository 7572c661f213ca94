// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anlan.kernel.sheets.NumberFormats.Shows;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a sheet as its XML goes by; one row is held at a time. */
final class XlsxRows implements RowReader {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int SECONDS_A_DAY = 86_400;
    private static final double LAST_DAY = 2_958_466; // 31 December 9999
    private static final MathContext AS_SHOWN = new MathContext(15);

    private final XlsxFile file;
    private final String sheet;
    private final InputStream in;
    private final XMLStreamReader xml;
    private final SharedTexts texts;
    private final NumberFormats formats;
    private final List<Merges.Range> merges;
    private final boolean since1904;
    private final Limits limits;
    private final Map<Merges.Range, String> spread = new HashMap<>();
    private long last;
    private long rows;

    XlsxRows(
            XlsxFile file,
            String sheet,
            InputStream in,
            XMLStreamReader xml,
            SharedTexts texts,
            NumberFormats formats,
            Merges merges,
            boolean since1904,
            Limits limits) {
        this.file = file;
        this.sheet = sheet;
        this.in = in;
        this.xml = xml;
        this.texts = texts;
        this.formats = formats;
        this.merges = merges.ranges();
        this.since1904 = since1904;
        this.limits = limits;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    return row();
                }
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("sheetData")) {
                    return null;
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw file.broken(sheet, e);
        }
    }

    private Row row() throws XMLStreamException {
        String number = xml.getAttributeValue(null, "r");
        long line = number == null ? last + 1 : parse(number);
        if (line <= last) {
            throw refuse("workbook-not-xml", 0, "");
        }
        last = line;
        if (++rows > limits.rows()) {
            throw refuse("too-many-rows", 0, limits.rows());
        }
        List<String> fields = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String ref = xml.getAttributeValue(null, "r");
                int column = ref == null ? fields.size() + 1 : column(ref);
                if (column > limits.columns()) {
                    // formats often reach to the last column; only a value there is too much
                    if (!cell(line, column, faults).isEmpty()) {
                        throw refuse("too-many-columns", column, limits.columns());
                    }
                    continue;
                }
                String value = cell(line, column, faults);
                if (column <= fields.size()) {
                    throw refuse("workbook-not-xml", column, "");
                }
                fields.addAll(Collections.nCopies(column - 1 - fields.size(), ""));
                fields.add(value);
            }
        }
        spreadMerged(line, fields);
        return new Row(line, fields, faults);
    }

    private void spreadMerged(long line, List<String> fields) {
        for (Merges.Range range : merges) {
            if (line < range.top() || line > range.bottom() || range.right() > limits.columns()) {
                continue;
            }
            if (line == range.top()) {
                spread.put(range, range.left() <= fields.size() ? fields.get(range.left() - 1) : "");
            }
            String value = spread.getOrDefault(range, "");
            if (value.isEmpty()) {
                continue;
            }
            fields.addAll(Collections.nCopies(Math.max(0, range.right() - fields.size()), ""));
            for (int column = range.left(); column <= range.right(); column++) {
                fields.set(column - 1, value);
            }
        }
    }

    private String cell(long line, int column, List<Fault> faults) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        Shows shows = formats.of(xml.getAttributeValue(null, "s"));
        StringBuilder value = new StringBuilder();
        boolean formula = false;
        boolean some = false;
        int depth = 1;
        int skipped = 0;
        String within = "";
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                within = xml.getLocalName();
                formula |= within.equals("f");
                some |= within.equals("v") || within.equals("t");
                if (within.equals("rPh")) {
                    skipped = depth;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (depth == skipped) {
                    skipped = 0;
                }
                depth--;
                within = "";
            } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
                    && skipped == 0
                    && (within.equals("v") || within.equals("t"))) {
                if (value.length() + xml.getTextLength() > limits.field()) {
                    throw refuse("field-too-long", column, limits.field());
                }
                value.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        if (formula && !some) {
            faults.add(Fault.at("formula-without-value", line, column, ""));
            return "";
        }
        return meaning(type, shows, value.toString(), line, column, faults);
    }

    private String meaning(
            @Nullable String type, Shows shows, String value, long line, int column, List<Fault> faults) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (type == null ? "n" : type) {
            case "s" -> {
                int index = index(value);
                if (index < 0 || index >= texts.size()) {
                    throw refuse("workbook-part-missing", column, "sharedStrings");
                }
                yield texts.get(index);
            }
            case "str", "inlineStr", "d" -> unescaped(value);
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "e" -> {
                faults.add(Fault.at("formula-failed", line, column, value));
                yield "";
            }
            default -> number(value, shows, line, column, faults);
        };
    }

    private String number(String value, Shows shows, long line, int column, List<Fault> faults) {
        try {
            BigDecimal number = new BigDecimal(value.strip());
            if (shows == Shows.NUMBER) {
                if (Math.abs(number.scale()) > 400) {
                    throw new NumberFormatException();
                }
                return number.round(AS_SHOWN).stripTrailingZeros().toPlainString();
            }
            return moment(number.doubleValue(), shows);
        } catch (ArithmeticException | NumberFormatException e) {
            faults.add(Fault.at("not-a-number", line, column, value));
            return "";
        } catch (java.time.DateTimeException e) {
            faults.add(Fault.at("not-a-date", line, column, value));
            return "";
        }
    }

    private String moment(double days, Shows shows) {
        if (days < 0 || days >= LAST_DAY) {
            throw new java.time.DateTimeException("outside the days a workbook can show");
        }
        long seconds = Math.round(days * SECONDS_A_DAY);
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
        if (shows == Shows.TIME && days < 1) {
            return time.format(TIME);
        }
        long whole = seconds / SECONDS_A_DAY;
        // the workbook's calendar has a 29 February 1900 that never was; before it everything is a day off
        LocalDate day = since1904 ? DAY_ZERO_1904.plusDays(whole) : DAY_ZERO.plusDays(whole < 60 ? whole + 1 : whole);
        boolean onlyDay = seconds % SECONDS_A_DAY == 0 && shows == Shows.DATE;
        return onlyDay ? day.toString() : LocalDateTime.of(day, time).format(MOMENT);
    }

    /** Characters that XML cannot hold are written {@code _x000D_}. */
    private static String unescaped(String value) {
        if (!value.contains("_x")) {
            return value;
        }
        var matcher = java.util.regex.Pattern.compile("_x([0-9A-Fa-f]{4})_").matcher(value);
        return matcher.replaceAll(m -> {
            char c = (char) Integer.parseInt(m.group(1), 16);
            return java.util.regex.Matcher.quoteReplacement(c == '\r' ? "" : String.valueOf(c));
        });
    }

    private static int index(String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private long parse(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw refuse("workbook-not-xml", 0, "");
        }
    }

    /** The column of a reference such as {@code AB12} or {@code AB}, from 1; far out for what is none. */
    static int column(String ref) {
        int column = 0;
        for (int i = 0; i < ref.length() && i < 4; i++) {
            char c = ref.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column == 0 ? Integer.MAX_VALUE : column;
    }

    private UnreadableFile refuse(String reason, int column, Object about) {
        return file.unreadable(sheet, Fault.at(reason, last, column, about));
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }
}
