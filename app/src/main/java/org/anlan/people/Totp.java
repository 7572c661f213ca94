// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of the second step: RFC 6238 over HMAC-SHA-1, steps of 30 seconds, six digits, as every authenticator app does. */
final class Totp {
    static final int KEY_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final char[] BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();

    private Totp() {}

    /** The step a moment falls in. */
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step, with leading zeros. */
    static String code(byte[] key, long step, int digits) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            String text = Integer.toString(number);
            return "0".repeat(Math.max(0, digits - text.length()))
                    + text.substring(Math.max(0, text.length() - digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-1", e);
        }
    }

    /**
     * The step whose code it is: the present one or a neighbour, for clocks half a minute apart (RFC 6238, 5.2).
     *
     * @param after the last step that was used; a code is good once
     */
    static OptionalLong accepts(byte[] key, String code, Instant now, long after) {
        long present = step(now);
        var found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) {
            boolean same = MessageDigest.isEqual(
                    code(key, step, 6).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (same && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The key as authenticator apps take it when typed: base 32 without padding (RFC 4648, 6). */
    static String base32(byte[] key) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : key) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32[(held >> bits) & 31]);
            }
        }
        if (bits > 0) {
            text.append(BASE32[(held << (5 - bits)) & 31]);
        }
        return text.toString();
    }
}
