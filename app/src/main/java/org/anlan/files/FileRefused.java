// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** A file that is not taken in or not given out. Each reason has a code of its own, and says what to do instead. */
public class FileRefused extends Refusal {
    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Nothing was in it. */
        EMPTY("file-empty", Kind.INVALID),
        /** More bytes than allowed; detail {@code most} in MB. */
        TOO_LARGE("file-too-large", Kind.INVALID),
        /** More files than allowed; detail {@code most}. */
        TOO_MANY("file-too-many", Kind.INVALID),
        /** More pixels than allowed; detail {@code most} in millions. */
        TOO_MANY_PIXELS("file-too-many-pixels", Kind.INVALID),
        /** Longer than allowed; detail {@code most} in seconds. */
        TOO_LONG("file-too-long", Kind.INVALID),
        /** The photo format of some telephones, for which there is no free decoder. */
        HEIC("file-heic", Kind.INVALID),
        /** Sound that is not plain PCM. */
        SOUND("file-sound", Kind.INVALID),
        /** Neither a photo nor sound, whatever its name says. */
        NOT_TAKEN("file-not-taken", Kind.INVALID),
        /** It begins like one and cannot be read to its end. */
        BROKEN("file-broken", Kind.INVALID),
        /** The description is longer than 200 characters. */
        CAPTION("file-caption", Kind.INVALID),
        /** No such reason to open an original. */
        REASON("file-reason", Kind.INVALID),
        /** Too much waits to be handed in. */
        NO_ROOM("file-no-room", Kind.UNAVAILABLE),
        /** Others' photos are being read; nothing was kept. */
        BUSY("file-busy", Kind.UNAVAILABLE),
        /** The place where files lie does not take one now. */
        STORE("file-store", Kind.UNAVAILABLE),
        /** What is stored is no longer what was sent: it is not given out. */
        DAMAGED("file-damaged", Kind.UNAVAILABLE);

        private final String code;
        private final Kind kind;

        Reason(String code, Kind kind) {
            this.code = code;
            this.kind = kind;
        }
    }

    FileRefused(Reason reason) {
        this(reason, Map.of());
    }

    FileRefused(Reason reason, Map<String, Object> detail) {
        super(reason.code, reason.kind, null, detail);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
