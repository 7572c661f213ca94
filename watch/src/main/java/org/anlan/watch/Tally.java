// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/**
 * What a decoder has met so far. Every line is in exactly one of {@code sentences}, {@code others}, {@code checksums} and
 * {@code malformed}; empty lines are in none.
 *
 * @param sentences AIS sentences that were whole
 * @param messages messages that they gave
 * @param others other lines: sentences of other kinds, {@code $PGHP}, tag blocks alone
 * @param checksums AIS sentences whose checksum was wrong
 * @param malformed lines that were cut off or are no sentence at all
 * @param tags tag blocks that were not believed, because their checksum was wrong or missing
 * @param incomplete messages of several sentences given up, because not all came in time
 * @param unreadable payloads of no known type, or of a length that their type cannot have
 */
public record Tally(
        long sentences,
        long messages,
        long others,
        long checksums,
        long malformed,
        long tags,
        long incomplete,
        long unreadable) {}
