// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A deadline in the reader's language: one sentence, a short form, a row of days and the way it was worked out.
 *
 * @param sentence what is left, what counts, what was added, when it is due; without a full stop at the end
 * @param brief for lists: 还剩 2 天, 17:30, 超 4 小时, 自动停
 * @param cells the clock rule, oldest first
 * @param lines how the date was worked out, the last line being the due date
 */
public record Explanation(String sentence, String brief, List<Cell> cells, List<Line> lines) {
    /** Keeps its own lists. */
    public Explanation {
        cells = List.copyOf(cells);
        lines = List.copyOf(lines);
    }

    /**
     * One day of the clock rule, or a run of days of the same kind where a day each would not fit.
     *
     * @param day the day, or the first of the run
     * @param label the day of the month, 今天, or a run such as 1–7
     * @param sub the weekday, or what makes the day special: 休, 班, 停航, 到期
     * @param marks out of {@code used}, {@code part}, {@code rest}, {@code stop}, {@code over}, {@code due}, {@code now},
     *     {@code ban}
     * @param partPercent how much of the day is used, 0 to 100; meant for {@code part}
     */
    public record Cell(LocalDate day, String label, String sub, Set<String> marks, int partPercent) {
        /** Keeps its own set. */
        public Cell {
            marks = Set.copyOf(marks);
        }
    }

    /**
     * One line of the working.
     *
     * @param text what is counted
     * @param amount how much it counts; may be empty
     */
    public record Line(String text, String amount) {}
}
