// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anlan.matters.Category;
import org.anlan.matters.Routing;
import org.anlan.organisations.Units;
import org.anlan.place.Places;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What keys and periods are called. */
@Component
class Names {
    private final Places places;
    private final Units units;
    private final Routing routing;
    private final MessageSource messages;

    Names(Places places, Units units, Routing routing, MessageSource messages) {
        this.places = places;
        this.units = units;
        this.routing = routing;
        this.messages = messages;
    }

    /** A key as people say it; the key itself when nobody knows it any more. */
    String of(Dimension dimension, String key, Locale locale) {
        if (key.endsWith(Figures.NONE) && dimension != Dimension.UNIT || key.equals(Figures.NONE)) {
            return text("figure.none." + dimension.word(), locale);
        }
        return switch (dimension) {
            case ALL -> text("figure.all", locale);
            case AREA -> places.find(key).map(area -> area.name(locale)).orElse(key);
            case UNIT ->
                units.find(UUID.fromString(key)).map(unit -> unit.name(locale)).orElse(key);
            case CATEGORY ->
                Optional.ofNullable(routing.categories().get(key))
                        .map((Category category) -> category.name(locale))
                        .orElse(key);
            case CHANNEL ->
                Objects.requireNonNullElse(messages.getMessage("figure.channel." + key, null, key, locale), key);
        };
    }

    /** Whether a category is a finer kind of another one. */
    boolean fine(String category) {
        Category known = routing.categories().get(category);
        return known != null && known.parent() != null;
    }

    /** A period as people say it, such as {@code 2026 年 9 月}. */
    String of(Period period, Locale locale) {
        LocalDate from = period.from();
        LocalDate last = period.until().minusDays(1);
        return switch (period.kind()) {
            case DAY -> text("figure.period.day", locale, year(from), from.getMonthValue(), from.getDayOfMonth());
            case WEEK ->
                text(
                        "figure.period.week",
                        locale,
                        year(from),
                        from.getMonthValue(),
                        from.getDayOfMonth(),
                        last.getMonthValue(),
                        last.getDayOfMonth());
            case MONTH -> text("figure.period.month", locale, year(from), from.getMonthValue());
            case QUARTER -> text("figure.period.quarter", locale, year(from), (from.getMonthValue() + 2) / 3);
            case YEAR -> text("figure.period.year", locale, year(from));
            case ROLLING ->
                text(
                        "figure.period.rolling",
                        locale,
                        year(from),
                        from.getMonthValue(),
                        year(last),
                        last.getMonthValue());
        };
    }

    String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    /** A year without a thousands separator. */
    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }
}
