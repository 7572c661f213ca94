// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * What is wrong at one place of a file. The sentence people read is the message {@code sheets.<reason>}, which says what is
 * wrong and what to do about it; where a room refused what a row says, it is the refusal's own.
 *
 * @param reason a stable word with hyphens, such as {@code quote-never-closed}
 * @param line the line of a text file or the row of a sheet, from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when the whole line is meant
 * @param about what the sentence names: a value, a limit, a name; cut to 80 characters, empty when there is nothing
 */
public record Fault(String reason, long line, int column, String about) {
    private static final int LONGEST = 80;

    /** Cuts what the sentence names, so that a report stays a report. */
    public Fault {
        if (about.codePointCount(0, about.length()) > LONGEST) {
            about = about.substring(0, about.offsetByCodePoints(0, LONGEST)) + "…";
        }
    }

    /**
     * A fault at a cell.
     *
     * @param reason a stable word
     * @param line from 1
     * @param column from 1
     * @param about what the sentence names
     */
    public static Fault at(String reason, long line, int column, Object about) {
        return new Fault(reason, line, column, String.valueOf(about));
    }

    /**
     * A fault of the whole file.
     *
     * @param reason a stable word
     * @param about what the sentence names
     */
    public static Fault ofFile(String reason, Object about) {
        return new Fault(reason, 0, 0, String.valueOf(about));
    }

    /**
     * The sentence: what is wrong and what to do.
     *
     * @param messages the house's sentences
     * @param locale the reader's language
     */
    public String sentence(MessageSource messages, Locale locale) {
        String said = messages.getMessage("sheets." + reason, new Object[] {about}, null, locale);
        if (said != null) {
            return said;
        }
        String title = messages.getMessage("refusal." + reason + ".title", null, null, locale);
        String next = messages.getMessage("refusal." + reason + ".next", null, null, locale);
        String named = about.isEmpty() ? "" : " (" + about + ")";
        return title == null ? reason + named : title + named + " " + next;
    }

    /**
     * The place in words, such as {@code 第 12 行 C 列}; empty for the whole file.
     *
     * @param messages the house's sentences
     * @param locale the reader's language
     */
    public String place(MessageSource messages, Locale locale) {
        if (line == 0) {
            return "";
        }
        return column == 0
                ? messages.getMessage("sheets.at.line", new Object[] {Long.toString(line)}, locale)
                : messages.getMessage(
                        "sheets.at.cell", new Object[] {Long.toString(line), Row.letters(column)}, locale);
    }
}
