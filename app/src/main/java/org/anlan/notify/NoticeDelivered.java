// SPDX-License-Identifier: Apache-2.0
package org.anlan.notify;

import java.time.Instant;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.springframework.modulith.NamedInterface;

/**
 * A message arrived: the gateway gave a receipt.
 *
 * @param notice the message
 * @param purpose what it was for
 * @param about the thing it concerned
 * @param at when
 */
@NamedInterface("facts")
public record NoticeDelivered(UUID notice, String purpose, ObjectRef about, Instant at) {}
