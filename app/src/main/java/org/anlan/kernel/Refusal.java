// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that Anlan declines for a reason it can name. Each room names its own refusals by extending this class;
 * the shell turns them into problem details (RFC 9457) with the code as a stable identifier. The sentences that people
 * read are messages {@code refusal.<code>.title} and {@code refusal.<code>.next} in the room's bundle.
 */
public abstract class Refusal extends RuntimeException {
    private final String code;
    private final Kind kind;
    private final @Nullable ObjectRef about;
    private final Map<String, Object> detail;

    /** What sort of refusal, and with it the HTTP status. */
    public enum Kind {
        /** The thing does not exist, or the asker may not know that it does: 404. */
        NOT_FOUND(404),
        /** The asker may not do this: 403. */
        NOT_ALLOWED(403),
        /** The thing's state forbids this now: 409. */
        CONFLICT(409),
        /** What was sent cannot be accepted as it is: 422. */
        INVALID(422),
        /** Too often: 429. */
        TOO_MANY(429),
        /** A part that is needed does not answer now: 503. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /**
     * Names a refusal.
     *
     * @param code stable, lower case with hyphens, such as {@code already-objected}
     * @param kind what sort
     * @param about the object it concerns, if any
     * @param detail arguments for the sentences, and fields of the problem body; nothing personal
     */
    protected Refusal(String code, Kind kind, @Nullable ObjectRef about, Map<String, Object> detail) {
        super(code + (about == null ? "" : " " + about) + (detail.isEmpty() ? "" : " " + detail));
        this.code = code;
        this.kind = kind;
        this.about = about;
        this.detail = Map.copyOf(detail);
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** What sort of refusal. */
    public Kind kind() {
        return kind;
    }

    /** The object it concerns, or null. */
    public @Nullable ObjectRef about() {
        return about;
    }

    /** Arguments for the sentences. */
    public Map<String, Object> detail() {
        return detail;
    }
}
