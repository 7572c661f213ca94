// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What every other test of the office relies on. */
@OfficeTest
class OfficeTests {
    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    MovableClock movable;

    @Autowired
    TestDatabase database;

    @Autowired
    MockMvcTester mvc;

    @Test
    void theOfficeWorksOnADatabaseOfItsOwnWithEveryRoomMigrated() throws Exception {
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .matches("t[0-9]+");
        assertThat(database.tables("kernel")).contains("timeline", "seal");
    }

    @Test
    void theOfficeAnswersThatItIsReady() {
        assertThat(mvc.get().uri("/actuator/health/readiness")).hasStatusOk();
    }

    @Test
    void theClockOfTheOfficeIsTheOneTheTestMoves() {
        var before = clock.instant();
        movable.advance(Duration.ofDays(3));
        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void anEmptyOfficeIsTheDefault() {
        assertThat(environment.getProperty("anlan.sample")).isEqualTo("none");
    }
}
