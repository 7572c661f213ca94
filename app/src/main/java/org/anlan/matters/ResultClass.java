// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.EnumSet;
import java.util.Set;

/** How a matter ended. Only {@link #SOLVED} counts as solved, and only the requester can make it so. */
public enum ResultClass {
    /** 解决了: the requester said so. */
    SOLVED,
    /** 部分解决: part is done, the rest has an owner and a date, and the requester agrees. */
    PARTLY,
    /** 现在办不了: explained with a reason and a plan or a legal basis. */
    EXPLAINED,
    /** 转到别处: the legal channel was named. */
    TRANSFERRED,
    /** 撤回: the requester withdrew it. */
    WITHDRAWN,
    /** 并到一起: ended with the matter it was joined to. */
    MERGED,
    /** 查无此事: looked into and not so. */
    UNFOUNDED,
    /** 未确认: the reply arrived and nobody answered. Never counted as solved. */
    UNCONFIRMED;

    private static final Set<ResultClass> PROPOSABLE = EnumSet.of(SOLVED, PARTLY, EXPLAINED, TRANSFERRED, UNFOUNDED);

    /**
     * Whether a handler may propose it. Proposing {@link #SOLVED} reads “done, please look” and is no more than a
     * proposal: it becomes the result when the requester says so.
     */
    public boolean proposable() {
        return PROPOSABLE.contains(this);
    }
}
