// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The officer's telephone: makes codes from a key as RFC 6238 says, written apart from the code that checks them. */
public final class Authenticator {
    private Authenticator() {}

    /**
     * The code shown at a moment.
     *
     * @param key the key
     * @param at when
     */
    public static String code(byte[] key, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "raw"));
            byte[] digest = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
            int from = digest[19] & 15;
            long number = 0;
            for (int i = 0; i < 4; i++) {
                number = number << 8 | digest[from + i] & 255;
            }
            return String.format("%06d", (number & 0x7fffffffL) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
