// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which cell styles show a number as a date, a time or both: a workbook keeps dates as numbers and says so only there. */
final class NumberFormats {
    static final NumberFormats NONE = new NumberFormats(List.of());

    private final List<Shows> byStyle;

    /** What a number in a cell means. */
    enum Shows {
        NUMBER,
        DATE,
        TIME,
        DATE_AND_TIME
    }

    private NumberFormats(List<Shows> byStyle) {
        this.byStyle = byStyle;
    }

    Shows of(@Nullable String style) {
        if (style == null) {
            return Shows.NUMBER;
        }
        try {
            int index = Integer.parseInt(style);
            return index >= 0 && index < byStyle.size() ? byStyle.get(index) : Shows.NUMBER;
        } catch (NumberFormatException e) {
            return Shows.NUMBER;
        }
    }

    static NumberFormats read(XMLStreamReader xml) throws XMLStreamException {
        Map<Integer, Shows> own = new HashMap<>();
        List<Shows> styles = new ArrayList<>();
        boolean cells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                cells = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "cellXfs" -> cells = true;
                    case "numFmt" ->
                        own.put(
                                number(xml.getAttributeValue(null, "numFmtId")),
                                shows(String.valueOf(xml.getAttributeValue(null, "formatCode"))));
                    case "xf" -> {
                        if (cells && styles.size() < 100_000) {
                            int id = number(xml.getAttributeValue(null, "numFmtId"));
                            Shows mine = own.get(id);
                            styles.add(mine == null ? builtIn(id) : mine);
                        }
                    }
                    default -> {
                        // fonts, fills and borders
                    }
                }
            }
        }
        return new NumberFormats(styles);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** ECMA-376 part 1, 18.8.30, with the East Asian dates 27 to 36 and 50 to 58. */
    private static Shows builtIn(int id) {
        if (id == 22) {
            return Shows.DATE_AND_TIME;
        }
        if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id == 55 || id == 56) {
            return Shows.TIME;
        }
        return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? Shows.DATE : Shows.NUMBER;
    }

    /** Days and hours in a format code, with what is quoted, escaped or in brackets left out. */
    static Shows shows(String code) {
        String bare = code.split(";", 2)[0]
                .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
                .replaceAll("\\[(?!h|hh|m|mm|s|ss)[^\\]]*\\]", "")
                .toLowerCase(java.util.Locale.ROOT);
        boolean date = bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0;
        boolean time = bare.indexOf('h') >= 0 || bare.indexOf('s') >= 0;
        if (date) {
            return time ? Shows.DATE_AND_TIME : Shows.DATE;
        }
        return time ? Shows.TIME : bare.contains("mm") && !bare.contains("0") ? Shows.DATE : Shows.NUMBER;
    }
}
