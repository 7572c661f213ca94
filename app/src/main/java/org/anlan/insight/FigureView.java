// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a page shows it, in the reader's language.
 *
 * @param figure such as {@code K04}
 * @param name its name
 * @param sentence what it says
 * @param rate whether it is a share
 * @param least cells with fewer are withheld
 * @param period what it was counted for
 * @param asOf when it was counted
 * @param behind entries of the log that were not read by then
 * @param value what it says
 * @param trend the periods before, the oldest first, and this one
 * @param breakdown its parts, or null where this kind of period is not broken down
 * @param definition the version it was counted by
 * @param versions all versions, the newest first
 * @param releases what was drafted and published of it, the newest first
 * @param query the query that gives the rows, with its parameters
 * @param may what the reader may do
 */
public record FigureView(
        String figure,
        String name,
        String sentence,
        boolean rate,
        int least,
        Span period,
        Instant asOf,
        long behind,
        Value value,
        List<Point> trend,
        @Nullable Breakdown breakdown,
        DefinitionView definition,
        List<VersionView> versions,
        List<ReleaseView> releases,
        Query query,
        May may) {

    /**
     * A period.
     *
     * @param code as addresses have it
     * @param kind day, week, month, quarter, year or rolling
     * @param label as people say it
     * @param from the first day
     * @param until the first day after it
     * @param running whether it has not ended yet
     * @param before the code of the one before
     * @param after the code of the one after, or null when it lies in the future
     */
    public record Span(
            String code,
            String kind,
            String label,
            LocalDate from,
            LocalDate until,
            boolean running,
            String before,
            @Nullable String after) {}

    /**
     * A point of the line.
     *
     * @param code the period
     * @param label its name
     * @param version by which version it was counted; where it changes, the line breaks
     * @param value what it says
     */
    public record Point(String code, String label, int version, Value value) {}

    /**
     * A table of parts.
     *
     * @param by the dimension
     * @param within the key whose parts these are, or empty for the county
     * @param withinName its name, or empty
     * @param lines one for each part, in the order of their codes: no ranks
     */
    public record Breakdown(String by, String within, String withinName, List<Line> lines) {}

    /**
     * One part.
     *
     * @param key its code
     * @param name its name
     * @param parts whether it has parts of its own that can be shown
     * @param value what it says
     */
    public record Line(String key, String name, boolean parts, Value value) {}

    /** The words of a version. */
    public record DefinitionView(
            int version,
            LocalDate from,
            @Nullable LocalDate to,
            String numerator,
            String denominator,
            String excluded,
            String time,
            String owner,
            String basis,
            List<String> sources,
            List<Named> readings,
            List<MarkView> marks,
            String digest) {}

    /** A code and what it is called. */
    public record Named(String code, String name) {}

    /** A mark and how it is drawn. */
    public record MarkView(String code, String name, String look) {}

    /** A version in the list of versions. */
    public record VersionView(
            int version, LocalDate from, @Nullable LocalDate to, String change) {}

    /** A release in the list of releases. */
    public record ReleaseView(
            UUID id,
            String period,
            String label,
            int version,
            String state,
            Instant asOf,
            @Nullable String auditedBy,
            @Nullable Instant auditedAt,
            @Nullable Integer looked,
            @Nullable Integer wrong,
            @Nullable String publishedBy,
            @Nullable Instant publishedAt,
            @Nullable UUID corrects,
            @Nullable String reason,
            String digest,
            Value value,
            boolean canAudit,
            boolean canPublish) {}

    /** The query behind the rows. */
    public record Query(String sql, String county, Instant from, Instant until, Instant asOf, long seq) {}

    /** What the reader may do. */
    public record May(boolean audit, boolean publish) {}
}
