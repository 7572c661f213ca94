// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.io.Serial;
import java.util.Arrays;

/**
 * A backup or a restore that cannot be, with the reason as a sentence of the room's bundle: {@code backup.<code>}. It
 * is read in a terminal and in the log; no page shows it.
 */
public final class BackupRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Object[] about;

    BackupRefused(String code, Object... about) {
        super(code + " " + Arrays.toString(about));
        this.code = code;
        this.about = about;
    }

    BackupRefused(Throwable cause, String code, Object... about) {
        this(code, about);
        initCause(cause);
    }

    /** Which sentence. */
    public String code() {
        return code;
    }

    /** What the sentence is about. */
    public Object[] about() {
        return about == null ? new Object[0] : about.clone();
    }
}
