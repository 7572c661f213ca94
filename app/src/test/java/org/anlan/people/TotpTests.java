// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The table of RFC 6238, appendix B, for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(KEY, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
    }

    @Test
    void acceptsTheCodeOfTheStepBesideForAClockThatIsHalfAMinuteOff() {
        var now = Instant.parse("2026-11-23T01:00:00Z");
        long step = Totp.step(now);
        assertThat(Totp.accepts(KEY, Totp.code(KEY, step - 1, 6), now, -1)).hasValue(step - 1);
        assertThat(Totp.accepts(KEY, Totp.code(KEY, step + 1, 6), now, -1)).hasValue(step + 1);
        assertThat(Totp.accepts(KEY, Totp.code(KEY, step - 2, 6), now, -1)).isEmpty();
    }

    @Test
    void refusesACodeThatWasUsed() {
        var now = Instant.parse("2026-11-23T01:00:00Z");
        long step = Totp.step(now);
        assertThat(Totp.accepts(KEY, Totp.code(KEY, step, 6), now, step)).isEmpty();
        assertThat(Totp.accepts(KEY, Totp.code(KEY, step - 1, 6), now, step)).isEmpty();
    }

    @Test
    void writesTheKeyAsAuthenticatorAppsReadIt() {
        assertThat(Totp.base32(KEY)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
