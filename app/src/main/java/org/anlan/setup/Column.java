// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of a setup sheet: how it is headed, how a cell is read, and how it is written for what stands there already.
 *
 * @param <T> what a row of the sheet is about
 * @param word stable
 * @param needed whether each row must say it
 * @param name its head in Chinese
 * @param nameEn its head in English
 * @param help what to write there, in Chinese
 * @param helpEn the same in English
 * @param known what the county itself adds to the help, read when the help is shown
 * @param choices what may be chosen, in Chinese; empty when anything may be written
 * @param reading a row's cell in its one form
 * @param writing the same cell of something that stands there, or null where it says nothing
 */
record Column<T>(
        String word,
        boolean needed,
        String name,
        String nameEn,
        String help,
        String helpEn,
        Supplier<String> known,
        List<String> choices,
        Reading reading,
        Writing<T> writing) {

    /** Reads a cell into its one form. */
    interface Reading {
        /**
         * The cell of this row.
         *
         * @throws Line.Wrong when it cannot be taken
         */
        String of(Line line);
    }

    /** Writes a cell. */
    interface Writing<T> {
        /** The cell for this thing, or null for an empty one. */
        @Nullable
        String of(T thing);
    }

    /** A column that each row must fill. */
    static <T> Column<T> needed(
            String word, String name, String nameEn, String help, String helpEn, Writing<T> writing) {
        return new Column<>(
                word, true, name, nameEn, help, helpEn, Column::nothing, List.of(), line -> line.needed(word), writing);
    }

    /** A column that may stay empty. */
    static <T> Column<T> optional(
            String word, String name, String nameEn, String help, String helpEn, Writing<T> writing) {
        return new Column<>(
                word, false, name, nameEn, help, helpEn, Column::nothing, List.of(), line -> line.text(word), writing);
    }

    /** The kind of a thing, chosen from a list. */
    static <T, E extends Enum<E>> Column<T> kind(Choices<E> kinds, Function<T, E> of) {
        Column<T> column =
                needed("kind", "类型", "Kind", "从列表选", "choose from the list", thing -> kinds.word(of.apply(thing)));
        return column.from(kinds.all()).read(line -> kinds.word(line.choice("kind", kinds)));
    }

    /** The Chinese name. */
    static <T> Column<T> name(String help, String helpEn, Writing<T> writing) {
        return needed("name", "名称", "Name", help, helpEn, writing);
    }

    /** The English name, which is the Chinese one where nobody wrote another. */
    static <T> Column<T> nameEn(Writing<T> writing) {
        Column<T> column = optional("nameEn", "英文名", "English name", "不填就用中文名", "the Chinese name when empty", writing);
        return column.orElse("name");
    }

    /** What else people call it. */
    static <T> Column<T> otherNames(Function<T, List<String>> of) {
        Column<T> column = optional(
                "otherNames",
                "别名",
                "Other names",
                "几个别名之间用 | 隔开",
                "several between upright bars",
                thing -> joined(of.apply(thing)));
        return column.listed();
    }

    /** Degrees east. */
    static <T> Column<T> lon(ToDoubleFunction<T> of) {
        Column<T> column = needed(
                "lon",
                "经度",
                "Longitude",
                "WGS-84，度",
                "WGS-84, degrees east",
                thing -> degrees(of.applyAsDouble(thing)));
        return column.read(line -> degrees(line.degrees("lon", 180)));
    }

    /** Degrees north. */
    static <T> Column<T> lat(ToDoubleFunction<T> of) {
        Column<T> column = needed(
                "lat",
                "纬度",
                "Latitude",
                "WGS-84，度",
                "WGS-84, degrees north",
                thing -> degrees(of.applyAsDouble(thing)));
        return column.read(line -> degrees(line.degrees("lat", 90)));
    }

    /** Parts as a cell holds them, between upright bars. */
    static String joined(List<String> parts) {
        return String.join("|", parts);
    }

    private static String nothing() {
        return "";
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The same column, its cells read in another way. */
    Column<T> read(Reading other) {
        return new Column<>(word, needed, name, nameEn, help, helpEn, known, choices, other, writing);
    }

    /** The same column, where an empty cell says what another column says. */
    Column<T> orElse(String other) {
        return read(line -> line.text(word).isEmpty() ? line.text(other) : line.text(word));
    }

    /** The same column, a cell of which holds several parts. */
    Column<T> listed() {
        return read(line -> joined(line.list(word)));
    }

    /** The same column with a list to choose from. */
    Column<T> from(List<String> list) {
        return new Column<>(word, needed, name, nameEn, help, helpEn, known, list, reading, writing);
    }

    /** The same column, whose help ends with something that only the county knows. */
    Column<T> knowing(Supplier<String> more) {
        return new Column<>(word, needed, name, nameEn, help, helpEn, more, choices, reading, writing);
    }

    /** What to write there. */
    String help(boolean english) {
        return (english ? helpEn : help) + known.get();
    }

    /** The cell of something that stands there. */
    String write(T thing) {
        String cell = writing.of(thing);
        return cell == null ? "" : cell;
    }
}
