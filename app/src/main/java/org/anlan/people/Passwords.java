// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import org.anlan.people.access.AccessSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes, checks and invents passwords. Hashed with Argon2id; the hash names its method, so that it can be replaced. */
@Component
class Passwords {
    /** The shortest password accepted; length is what makes guessing dear, so no mix of characters is demanded. */
    static final int SHORTEST = 10;

    private static final int LONGEST = 128;
    // without l, i, o and the digits that look like them when somebody copies a password from paper
    private static final String CONSONANTS = "bdfghkmnprstvwz";
    private static final String VOWELS = "aeuy";
    private static final String DIGITS = "23456789";

    private final PasswordEncoder encoder;
    private final SecureRandom random = new SecureRandom();
    private final String nobodys;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PASSES = 2;

    Passwords(AccessSettings settings) {
        int kibibytes = (int) Math.max(64, settings.passwordMemory().toKilobytes());
        var argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, kibibytes, PASSES);
        encoder = new DelegatingPasswordEncoder(
                "argon2", Map.of("argon2", argon2, "bcrypt", new BCryptPasswordEncoder()));
        nobodys = hash(generate());
    }

    String hash(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("a password was not hashed");
        }
        return hash;
    }

    /** Whether it is the password; without a stored one it takes the same time and is never right. */
    boolean matches(String password, @Nullable String stored) {
        boolean same = encoder.matches(password.length() > LONGEST ? "" : password, stored == null ? nobodys : stored);
        return same && stored != null;
    }

    /** A readable password of about 56 bits: four pairs of syllables and two digits. */
    String generate() {
        var password = new StringBuilder();
        for (int group = 0; group < 4; group++) {
            for (int syllable = 0; syllable < 2; syllable++) {
                password.append(one(CONSONANTS)).append(one(VOWELS));
            }
            password.append('-');
        }
        return password.append(one(DIGITS))
                .append(one(DIGITS))
                .append(one(DIGITS))
                .toString();
    }

    /** Refuses what the first tries of a guesser would find. */
    void requireStrong(String password, String login) {
        String low = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST
                || password.length() > LONGEST
                || password.isBlank()
                || password.chars().distinct().count() < 5
                || (login.length() > 3 && low.contains(login.toLowerCase(Locale.ROOT)))
                || "01234567890123456789".contains(low)
                || "98765432109876543210".contains(low)
                || low.startsWith("password")
                || low.startsWith("qwertyuiop")
                || low.contains("anlan")) {
            throw AccountRefused.at(AccountRefused.Reason.PASSWORD_TOO_WEAK, "password");
        }
    }

    private char one(String of) {
        return of.charAt(random.nextInt(of.length()));
    }
}
