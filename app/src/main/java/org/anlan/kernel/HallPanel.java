// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.util.Locale;
import java.util.Map;

/**
 * A part of the hall's first page that a room fills. The shell collects all of them, so that no room needs to know the
 * front page and the front page needs to know no room.
 */
public interface HallPanel {
    /** The fragment that draws it, as template and name, such as {@code insight/panels :: honest-figure}. */
    String fragment();

    /** Where it stands: {@code main} or {@code aside}. */
    String column();

    /** Smaller stands higher within the column. */
    int order();

    /**
     * What the fragment needs; available in it as the variable {@code panel}.
     *
     * @param locale the reader's language
     */
    Map<String, Object> model(Locale locale);
}
