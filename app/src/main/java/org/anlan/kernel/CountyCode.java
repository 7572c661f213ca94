// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.util.regex.Pattern;

/**
 * The code of the county a node serves, six digits of GB/T 2260 such as 330922. It leads every key and every permission.
 *
 * @param value six digits
 */
public record CountyCode(String value) {
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

    /** Refuses anything but six digits. */
    public CountyCode {
        if (!SIX_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("a county code has six digits (GB/T 2260), not: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
