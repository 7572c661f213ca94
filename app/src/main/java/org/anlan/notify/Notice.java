// SPDX-License-Identifier: Apache-2.0
package org.anlan.notify;

import java.util.UUID;
import org.anlan.kernel.ObjectRef;

/**
 * A finished message to one person. The room that sends it wrote the words; notify only carries them.
 *
 * @param person who is to receive it
 * @param purpose a stable code, such as {@code matter.reply}
 * @param about the thing it concerns
 * @param text the message as it will be read
 * @param pressing whether it may arrive in quiet hours
 */
public record Notice(UUID person, String purpose, ObjectRef about, String text, boolean pressing) {}
