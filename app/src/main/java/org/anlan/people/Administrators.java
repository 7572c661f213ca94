// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import org.anlan.kernel.CountyCode;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.access.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Guards the last account manager of the whole county: without one, nobody could ever let anybody in again. */
@Component
class Administrators {
    private final JdbcClient jdbc;
    private final CountyCode county;

    Administrators(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /** Whether anybody can manage accounts of the whole county without an end in sight. */
    boolean any() {
        return jdbc.sql("""
                        select exists (select 1 from people.account a
                          join people.account_role g on g.county = a.county and g.account = a.id
                          join people.role r on r.county = g.county and r.code = g.role
                         where a.county = :county and a.state = 'ACTIVE' and g.area = :county and g.until is null
                           and :permission = any(r.permissions))""")
                .param("county", county.value())
                .param("permission", Permission.ACCOUNT_MANAGE.name())
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes whoever takes rights away wait for their turn, so that two administrators cannot remove each other in the
     * same moment; to be called before the change.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTurns() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('people.administrators:' || :county, 0))")
                .param("county", county.value())
                .query((r, i) -> 0)
                .single();
    }

    /** Refuses the change that was just made when it left nobody; the transaction is then undone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireOne() {
        if (!any()) {
            throw new AccountRefused(Reason.LAST_ADMINISTRATOR, null);
        }
    }
}
