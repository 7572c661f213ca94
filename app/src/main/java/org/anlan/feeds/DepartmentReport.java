// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a department hands in, once read and checked: schema {@code anlan.department-report/1}.
 *
 * @param id the department's own number of it; the same number again is the same thing
 * @param version 1 for the first word, higher for every later one
 * @param kind what it is
 * @param occurredAt when it happened or was noticed
 * @param area a code of the area table, or null
 * @param place the place in words, or null
 * @param lon longitude in degrees, WGS-84, or null
 * @param lat latitude in degrees, WGS-84, or null
 * @param words what happened, 1 to 4,000 characters; for a suspension the notice's text
 * @param urgent whether somebody may be in danger
 * @param contactName who asked and agreed to be named, or null
 * @param contactPhone that person's number, digits, or null
 * @param routes codes of the routes a suspension names
 * @param reason why sailings are suspended: {@code wind}, {@code fog}, {@code waves}, {@code typhoon}, {@code vessel}, {@code other}
 * @param source the notice as people cite it
 */
record DepartmentReport(
        String id,
        int version,
        Kind kind,
        Instant occurredAt,
        @Nullable String area,
        @Nullable String place,
        @Nullable Double lon,
        @Nullable Double lat,
        String words,
        boolean urgent,
        @Nullable String contactName,
        @Nullable String contactPhone,
        List<String> routes,
        @Nullable String reason,
        @Nullable String source) {

    /** What a report is. */
    enum Kind {
        /** Something that somebody has to look after: it becomes a matter. */
        REPORT,
        /** More words to an earlier report. */
        ADDITION,
        /** The department takes its report back; whoever has the matter is told, and decides. */
        CANCELLATION,
        /** Sailings are suspended: it waits for an officer to record it and another to confirm. */
        SUSPENSION
    }
}
