// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Instant;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/**
 * A target of an order has run out.
 *
 * @param matter the matter
 * @param order the order
 * @param unit the unit that holds it
 * @param clock {@code contact} or {@code finish}
 * @param at when it was noticed
 */
@NamedInterface("facts")
public record MatterOverdue(UUID matter, UUID order, UUID unit, String clock, Instant at) {}
