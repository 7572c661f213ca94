// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row in its one form, its cells by the words of their columns. */
final class Cells {
    private final List<? extends Column<?>> columns;
    private final List<String> row;

    Cells(List<? extends Column<?>> columns, List<String> row) {
        this.columns = columns;
        this.row = row;
    }

    /** A cell; empty when it says nothing. */
    String text(String word) {
        return row.get(at(word));
    }

    @Nullable
    String optional(String word) {
        String text = text(word);
        return text.isEmpty() ? null : text;
    }

    /** Parts between upright bars. */
    List<String> parts(String word) {
        String text = text(word);
        return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
    }

    double degrees(String word) {
        return Double.parseDouble(text(word));
    }

    int whole(String word) {
        return Integer.parseInt(text(word));
    }

    /** What a column is called in Chinese. */
    String head(String word) {
        return columns.get(at(word)).name();
    }

    private int at(String word) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).word().equals(word)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the sheet has no column " + word);
    }
}
