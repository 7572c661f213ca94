// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The head of a sheet: which column is called what. Names are compared without case, white space, width of the characters
 * and the star that marks what must be filled.
 */
public final class Columns {
    private final List<String> names;
    private final Map<String, Integer> byName = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /**
     * Takes the head row.
     *
     * @param head the row with the names
     */
    public Columns(Row head) {
        this.names = head.fields();
        for (int i = 0; i < names.size(); i++) {
            String name = plain(names.get(i));
            if (!name.isEmpty() && byName.putIfAbsent(name, i) != null) {
                faults.add(Fault.at("column-named-twice", head.line(), i + 1, names.get(i)));
            }
        }
    }

    /** The names as they stand there, in order; an empty text for a column without one. */
    public List<String> names() {
        return names;
    }

    /** Columns that are named twice: which of them is meant nobody can know. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /**
     * Where a column stands.
     *
     * @param names what it may be called
     * @return its index from 0, or -1
     */
    public int find(String... names) {
        for (String name : names) {
            Integer index = byName.get(plain(name));
            if (index != null) {
                return index;
            }
        }
        return -1;
    }

    /**
     * A name as it is compared.
     *
     * @param name as it was written
     */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u200B\\uFEFF*＊]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
