// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One opening of a sealed original, for the person who sent it.
 *
 * @param file which
 * @param at when
 * @param account the officer
 * @param reason one of {@link Files#OPENING_REASONS}
 */
public record Look(UUID file, Instant at, @Nullable UUID account, String reason) {}
