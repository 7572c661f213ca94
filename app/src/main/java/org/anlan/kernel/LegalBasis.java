// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An article of a law in the version that was in force for some time.
 *
 * @param key a stable name, such as {@code petition.decide}
 * @param law the law's Chinese name
 * @param lawEn its name in English
 * @param article the article as numbered in Arabic digits, such as 34 or 22–23; empty when the whole text is meant
 * @param from first day in force
 * @param to last day in force, or null while it is
 * @param gist what it says, in our own words
 * @param gistEn the same in English
 */
public record LegalBasis(
        String key,
        String law,
        String lawEn,
        String article,
        LocalDate from,
        @Nullable LocalDate to,
        String gist,
        String gistEn) {
    /** True when this version applied on a day. */
    public boolean appliesOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /**
     * As people cite it.
     *
     * @param locale English readers get English, everybody else Chinese
     * @return 《信访工作条例》34 条 or Regulations on Petition Work, Art. 34
     */
    public String cite(Locale locale) {
        return Words.of(locale).cite(this);
    }

    /** What it says, in the reader's language. */
    public String gist(Locale locale) {
        return Words.isEnglish(locale) ? gistEn : gist;
    }
}
