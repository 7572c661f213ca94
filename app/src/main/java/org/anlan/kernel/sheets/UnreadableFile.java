// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.util.HashMap;
import java.util.Map;
import org.anlan.kernel.Refusal;

/** A file, or a sheet in it, cannot be read on from a place that is named. */
public class UnreadableFile extends Refusal {
    private final String file;
    private final String sheet;
    private final Fault fault;

    /**
     * Names file, place and reason.
     *
     * @param file the name its bringer knows
     * @param sheet the sheet, empty for a text file
     * @param fault what is wrong and where
     */
    public UnreadableFile(String file, String sheet, Fault fault) {
        super("unreadable-file", Kind.INVALID, null, detail(file, sheet, fault));
        this.file = file;
        this.sheet = sheet;
        this.fault = fault;
    }

    private static Map<String, Object> detail(String file, String sheet, Fault fault) {
        var detail = new HashMap<String, Object>();
        detail.put("file", file);
        detail.put("reason", fault.reason());
        detail.put("about", fault.about());
        if (!sheet.isEmpty()) {
            detail.put("sheet", sheet);
        }
        if (fault.line() > 0) {
            detail.put("line", fault.line());
        }
        if (fault.column() > 0) {
            detail.put("column", Row.letters(fault.column()));
        }
        return detail;
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** The sheet's name, empty for a text file. */
    public String sheet() {
        return sheet;
    }

    /** What is wrong, and where. */
    public Fault fault() {
        return fault;
    }
}
