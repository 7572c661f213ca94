// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Something asked about a resident that cannot be done, with its reason. */
public class PersonRefused extends Refusal {
    /** Why; the code that clients see is the name in lower case with hyphens. */
    public enum Reason {
        /** No such person, or the person was erased. */
        NO_SUCH_PERSON(Kind.NOT_FOUND),
        /** Contact data is shown for one of five reasons only. */
        NO_SUCH_REVEAL_REASON(Kind.INVALID),
        /** What was given as a phone number has no digits one could dial. */
        PHONE_UNREADABLE(Kind.INVALID),
        /** A name or address longer than anybody's. */
        TOO_LONG(Kind.INVALID);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }
    }

    private final Reason reason;

    PersonRefused(Reason reason, @Nullable UUID person, Map<String, Object> detail) {
        super(
                reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                reason.kind,
                person == null ? null : new ObjectRef("person", person),
                detail);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
