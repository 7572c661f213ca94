// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A period set by law. Nothing stops it: this type has no method that takes a stop, so trying to pause one does not
 * compile. If the law itself interrupts or extends a period, that is a new period with its own article.
 *
 * @param budget how much time the law gives
 * @param start when it began
 * @param calendar the calendar of the office that has to act
 * @param basis the article that sets it, or null where the caller shows it elsewhere
 */
public record StatutoryPeriod(
        Budget budget,
        Instant start,
        WorkCalendar calendar,
        @Nullable LegalBasis basis) implements Deadline {
    /** A period whose article is shown elsewhere. */
    public static StatutoryPeriod of(Budget budget, Instant start, WorkCalendar calendar) {
        return new StatutoryPeriod(budget, start, calendar, null);
    }

    /** The same period with the article that sets it. */
    public StatutoryPeriod under(LegalBasis article) {
        return new StatutoryPeriod(budget, start, calendar, article);
    }

    @Override
    public Due due(Instant now) {
        return count().due(now);
    }

    @Override
    public Remaining remaining(Instant now) {
        return count().remaining(now);
    }

    @Override
    public Explanation explain(Instant now, Locale locale) {
        return new Explaining(new Reckoning(this, count(), List.of(), now, locale), basis).explanation();
    }

    private Count count() {
        return new Count(budget, start, calendar, List.of());
    }
}
