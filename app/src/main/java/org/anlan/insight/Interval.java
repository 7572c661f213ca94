// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

/**
 * Between which shares the true one lies with 95 % confidence, by Wilson's score method: it stays within 0 and 1 and is
 * honest for small numbers, where the textbook formula is not.
 *
 * @param low the lower end, 0 to 1
 * @param high the upper end, 0 to 1
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /**
     * The interval of a share.
     *
     * @param part how many of them, no more than {@code whole}
     * @param whole how many in all, more than 0
     */
    public static Interval of(long part, long whole) {
        if (whole <= 0 || part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole + " is no share");
        }
        double p = (double) part / whole;
        double z2 = Z * Z;
        double middle = p + z2 / (2 * whole);
        double reach = Z * Math.sqrt(p * (1 - p) / whole + z2 / (4.0 * whole * whole));
        double scale = 1 + z2 / whole;
        return new Interval(Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale));
    }
}
