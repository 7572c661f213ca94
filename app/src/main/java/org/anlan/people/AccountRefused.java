// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Something asked of an account that cannot be done, with its reason. */
public class AccountRefused extends Refusal {
    /** Why; the code that clients see is the name in lower case with hyphens. */
    public enum Reason {
        /** No such account, or not one the asker may know of. */
        NO_SUCH_ACCOUNT(Kind.NOT_FOUND),
        /** No role with this code. */
        NO_SUCH_ROLE(Kind.INVALID),
        /** The area lies outside the county, or is not an area code. */
        NO_SUCH_AREA(Kind.INVALID),
        /** No unit with this identifier. */
        NO_SUCH_UNIT(Kind.INVALID),
        /** No such grant on this account. */
        NO_SUCH_GRANT(Kind.NOT_FOUND),
        /** No such emergency access. */
        NO_SUCH_EMERGENCY_ACCESS(Kind.NOT_FOUND),
        /** Somebody else signs in with this name already. */
        LOGIN_TAKEN(Kind.CONFLICT),
        /** Somebody else has this e-mail address already. */
        EMAIL_TAKEN(Kind.CONFLICT),
        /** The name typed when signing in has characters that cannot be typed everywhere. */
        LOGIN_UNUSABLE(Kind.INVALID),
        /** Too short, too long, or the first one anybody would guess. */
        PASSWORD_TOO_WEAK(Kind.INVALID),
        /** The present password is another one. */
        PASSWORD_WRONG(Kind.INVALID),
        /** The link was used, has expired or never existed. */
        INVITE_SPENT(Kind.NOT_FOUND),
        /** Afterwards nobody could manage accounts any more. */
        LAST_ADMINISTRATOR(Kind.CONFLICT),
        /** Nobody changes their own rights, state or review. */
        NOT_FOR_YOURSELF(Kind.CONFLICT),
        /** The end lies in the past, or too far ahead. */
        END_UNUSABLE(Kind.INVALID),
        /** The account is not in a state that allows this. */
        ACCOUNT_STATE(Kind.CONFLICT),
        /** A reason is needed, in a few words. */
        REASON_MISSING(Kind.INVALID),
        /** Emergency access is open already. */
        EMERGENCY_ACCESS_OPEN(Kind.CONFLICT),
        /** It was reviewed already. */
        ALREADY_REVIEWED(Kind.CONFLICT),
        /** The code of the second step is not right, or was used already. */
        SECOND_STEP_WRONG(Kind.INVALID);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        private String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    /**
     * Names the reason.
     *
     * @param reason why
     * @param account the account it concerns, or null
     */
    public AccountRefused(Reason reason, @Nullable UUID account) {
        super(reason.code(), reason.kind, account == null ? null : new ObjectRef("account", account), Map.of());
        this.reason = reason;
    }

    /**
     * Names the reason, and the field that has to change.
     *
     * @param reason why
     * @param field the field of the request
     */
    public static AccountRefused at(Reason reason, String field) {
        return new AccountRefused(reason, field);
    }

    private AccountRefused(Reason reason, String field) {
        super(reason.code(), reason.kind, null, Map.of("field", field));
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
