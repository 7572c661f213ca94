// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a figure counts. It is data: a change makes a new version, and values that were published keep
 * theirs.
 *
 * @param figure such as {@code K04}
 * @param version counting from 1
 * @param name its name
 * @param rate whether it is a share of something, and not a count
 * @param least cells with fewer than this are withheld: 5, and 10 where rows are persons
 * @param owner whose figure it is: somebody else than those it counts
 * @param from the first day it is in force
 * @param to the last day, or null while it is in force
 * @param sentence what it says, in one sentence
 * @param numerator what stands above the line
 * @param denominator what stands below it; what is counted with it, for a count
 * @param excluded what is left out
 * @param time which day of a row decides the period
 * @param change what this version changed
 * @param sources the log entries it is made of
 * @param basis the law behind it
 * @param readings its readings, the leading one first
 * @param marks what a row can be, in the order in which parts are drawn
 * @param sql the query that gives the rows
 * @param digest SHA-256 of all of this
 */
public record Definition(
        String figure,
        int version,
        Said name,
        boolean rate,
        int least,
        Said owner,
        LocalDate from,
        @Nullable LocalDate to,
        Said sentence,
        Said numerator,
        Said denominator,
        Said excluded,
        Said time,
        Said change,
        List<String> sources,
        String basis,
        List<Reading> readings,
        List<Mark> marks,
        String sql,
        String digest) {

    /**
     * A text in both languages.
     *
     * @param zh Chinese
     * @param en English
     */
    public record Said(String zh, String en) {
        /** The text in a reader's language; anything but English reads Chinese. */
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    /**
     * One way to read a figure: what is above and what is below the line.
     *
     * @param code stable, such as {@code answered}
     * @param name its name
     * @param top marks that count above the line
     * @param bottom marks that count below it; those above are among them where it is a share of the same rows
     */
    public record Reading(String code, Said name, Set<String> top, Set<String> bottom) {}

    /**
     * What a row can be.
     *
     * @param code stable, such as {@code solved}
     * @param name its name
     * @param look how its part is drawn: {@code good}, {@code bad}, {@code silent} or {@code plain}
     */
    public record Mark(String code, Said name, String look) {}

    /** Whether it is in force on a day. */
    boolean appliesOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
