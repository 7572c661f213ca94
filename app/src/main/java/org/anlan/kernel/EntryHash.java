// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of the log: the hash of an entry, the Merkle root of a batch, and the chain of roots. The database
 * computes entry hashes when it appends ({@code kernel.entry_hash}); this class computes them again when it verifies, so
 * that neither has to be believed.
 */
final class EntryHash {
    private static final char UNIT_SEPARATOR = 31;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private EntryHash() {}

    /** The stored columns of an entry that its hash covers. */
    record Columns(
            String county,
            String objectKind,
            UUID objectId,
            int number,
            Instant at,
            String actorKind,
            @Nullable UUID actorId,
            String what,
            String facts,
            byte @Nullable [] commitment,
            byte[] previous) {}

    static byte[] of(Columns c) {
        var text = String.join(
                String.valueOf(UNIT_SEPARATOR),
                c.county(),
                c.objectKind(),
                c.objectId().toString(),
                Integer.toString(c.number()),
                Long.toString(micros(c.at())),
                c.actorKind(),
                c.actorId() == null ? "" : c.actorId().toString(),
                c.what(),
                c.facts(),
                c.commitment() == null ? "" : HexFormat.of().formatHex(c.commitment()));
        var digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update(c.previous());
        return digest.digest();
    }

    static byte[] commitment(byte[] salt, String text) {
        var digest = sha256();
        digest.update(salt);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return digest.digest();
    }

    /** The root of a binary hash tree; leaves and nodes are told apart by a first byte (as in RFC 9162). */
    static byte[] merkle(List<byte[]> hashes) {
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one entry");
        }
        List<byte[]> level = new ArrayList<>(hashes.size());
        for (byte[] hash : hashes) {
            var digest = sha256();
            digest.update(LEAF);
            level.add(digest.digest(hash));
        }
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                var digest = sha256();
                digest.update(NODE);
                digest.update(level.get(i));
                above.add(digest.digest(level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.getLast());
            }
            level = above;
        }
        return level.getFirst();
    }

    /** The root of a batch: what it holds, where it stands, and everything before it. */
    static byte[] root(byte[] previous, long batch, long firstSeq, int count, byte[] merkle, Instant sealedAt) {
        var head = ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(batch)
                .putLong(firstSeq)
                .putLong(count)
                .putLong(micros(sealedAt))
                .array();
        var digest = sha256();
        digest.update(previous);
        digest.update(head);
        digest.update(merkle);
        return digest.digest();
    }

    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
