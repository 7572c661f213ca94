// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sentences of the kernel in one language. What they say is in the face's rules for deadlines. */
interface Words {
    /** A deadline as a sentence needs it; times are those of the office's clock. */
    record Left(
            LocalDate today,
            LocalDateTime due,
            Budget budget,
            Duration day,
            Duration left,
            Duration rounded,
            boolean todayCounts,
            List<LocalDate> makeUps,
            Duration stopped,
            Set<String> stopReasons,
            boolean overdue,
            boolean stoppedNow,
            @Nullable LocalDateTime stoppedUntil,
            int unknownYear) {
        boolean dueToday() {
            return due.toLocalDate().equals(today);
        }

        boolean working() {
            return budget.countsWorkingTime();
        }
    }

    /** English for English readers, Chinese for everybody else. */
    static Words of(Locale locale) {
        return isEnglish(locale) ? EnglishWords.INSTANCE : ChineseWords.INSTANCE;
    }

    /** True for readers of English. */
    static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** The minute a time lies in; never later than the time itself, so that nothing promises too much. */
    static String clock(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** Without the minutes once it is a day or more: nobody wants to hear them then. */
    static Duration coarse(Duration time, Duration day) {
        return time.compareTo(day) < 0 ? time : time.truncatedTo(ChronoUnit.HOURS);
    }

    Locale locale();

    String cite(LegalBasis basis);

    /** The sentence; no full stop. */
    String sentence(Left deadline);

    /** The form for lists. */
    String brief(Left deadline);

    /** An amount for the right column: 3 天, 1 天 2 小时, 30 分钟. */
    String amount(Duration time, Duration day);

    String budget(Budget budget);

    String budgetAmount(Budget budget);

    String begins(LocalDateTime start, Budget budget);

    String from(LocalDate day);

    String from(LocalTime time);

    String rest(LocalDate first, LocalDate last, Set<String> holidays);

    String weekends(LocalDate first, LocalDate last, int runs);

    String stop(LocalDateTime from, @Nullable LocalDateTime until, Stop stop);

    String stopAmount(Duration time, Duration day);

    String makeUp(LocalDate day);

    String rolls(LocalDate from, LocalDate to);

    String rolledDays(long days);

    String unknownYear(int year);

    String due();

    String dueAt(LocalDateTime due, LocalDate today);

    String today();

    String weekday(LocalDate day);

    String restCell();

    String makeUpCell();

    String dueCell();

    String notCounted();

    String overCell(Duration over, Duration day);

    String daysUsed(long days);

    String daysLeft(long days);

    String daysOver(long days);

    String under(LegalBasis basis);

    /** Why a clock stands still; an unknown code is shown as it stands. */
    default String reason(String code) {
        return lookUp(code, code);
    }

    /** A phrase of the bundle {@code i18n/kernel}. */
    default String lookUp(String key, String otherwise) {
        try {
            return Bundles.of(locale()).getString("stop." + key);
        } catch (MissingResourceException e) {
            return otherwise;
        }
    }

    /** The kernel's messages, never in the language of the machine. */
    final class Bundles {
        private static final ResourceBundle.Control NO_FALLBACK =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

        private Bundles() {}

        private static ResourceBundle of(Locale locale) {
            return ResourceBundle.getBundle("i18n.kernel", locale, NO_FALLBACK);
        }
    }
}
