// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/**
 * One message of a vehicle or boat terminal by JT/T 808 (editions 2011, 2013 and 2019), whole.
 *
 * @param id what kind, such as 0x0200 for a position
 * @param phone the number of the terminal, without leading zeros
 * @param serial its running number; of several packets, that of the first
 * @param edition 0 for 2011 and 2013; for 2019 the version the terminal names
 * @param body what the kind says; see {@link TerminalPosition}
 */
public record TerminalMessage(int id, String phone, int serial, int edition, BitString body) {}
