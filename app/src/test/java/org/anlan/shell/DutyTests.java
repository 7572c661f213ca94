// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.Wellbeing;
import org.anlan.notify.Notices;
import org.anlan.people.Accounts;
import org.anlan.people.NewAccount;
import org.anlan.people.RoleIn;
import org.anlan.place.Area;
import org.anlan.place.NewArea;
import org.anlan.place.Places;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the person on duty is shown, and the two things that can be done again. */
@OfficeTest
class DutyTests {
    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Wellbeing wellbeing;

    @Autowired
    Notices notices;

    @Autowired
    Timeline timeline;

    @Autowired
    MovableClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    Places places;

    private UUID duty;

    @BeforeEach
    void somebodyIsOnDuty() {
        if (places.find("330922").isEmpty()) {
            places.define(
                    new NewArea(
                            "330922",
                            Area.Kind.COUNTY,
                            "嵊泗县",
                            "Shengsi",
                            List.of(),
                            null,
                            null,
                            122.45,
                            30.72,
                            null,
                            true),
                    Actor.SYSTEM);
        }
        duty = accounts.create(new NewAccount(
                "d" + UUID.randomUUID().toString().substring(0, 12),
                "值班的人",
                null,
                null,
                accounts.generatePassword(),
                List.of(new RoleIn("county_duty", "330922"))));
    }

    @Test
    void newsThatNobodyHeardForAMinuteIsListedWithWhoDidNotHearIt() {
        UUID id = untold(
                "org.anlan.matters.links.CalendarLink.on(org.anlan.kernel.CalendarYearLoaded)", Duration.ofMinutes(5));
        try {
            assertThat(wellbeing.untold())
                    .filteredOn(u -> u.id().equals(id))
                    .singleElement()
                    .satisfies(u -> {
                        assertThat(u.news()).isEqualTo("CalendarYearLoaded");
                        assertThat(u.listener()).isEqualTo("CalendarLink.on");
                    });
            assertThat(get()).bodyText().contains("\"untold\"");
        } finally {
            jdbc.sql("delete from event_publication where id = :id")
                    .param("id", id)
                    .update();
        }
    }

    @Test
    void newsOnItsWayIsNotATrouble() {
        UUID id = untold("org.anlan.nobody.Hears.on(java.lang.Object)", Duration.ofSeconds(5));
        try {
            assertThat(wellbeing.untold()).noneMatch(u -> u.id().equals(id));
        } finally {
            jdbc.sql("delete from event_publication where id = :id")
                    .param("id", id)
                    .update();
        }
    }

    @Test
    void newsThatIsNotWaitingIsNotToldAgain() {
        assertThat(post("/api/duty/news/" + UUID.randomUUID() + "/again"))
                .hasStatus(409)
                .bodyText()
                .contains("not-waiting");
    }

    @Test
    void aMessageThatWasGivenUpIsSentAgainOnceAndTheLogSaysByWhom() {
        UUID id = failedMessage();
        assertThat(notices.failed(200)).anyMatch(m -> m.id().equals(id));

        assertThat(post("/api/duty/messages/" + id + "/again")).hasStatus(204);

        assertThat(notices.failed(200)).noneMatch(m -> m.id().equals(id));
        assertThat(timeline.of(new ObjectRef("notice", id))).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("notice.sent_again");
            assertThat(entry.actor().id()).isEqualTo(duty);
        });
    }

    @Test
    void whatIsShownOfAMessageIsNeitherItsWordsNorWhomItIsFor() {
        UUID id = failedMessage();
        assertThat(get())
                .bodyText()
                .contains(id.toString())
                .doesNotContain("门口水管")
                .doesNotContain("\"person\"");
    }

    @Test
    void theYearThatIsMissingIsATroubleFromNovemberOn() {
        try {
            clock.set("2026-10-31T12:00");
            somebodyIsOnDuty(); // a right holds from the day on which it was given
            assertThat(get()).bodyText().doesNotContain("\"calendar\"").contains("\"missingYear\":null");
            clock.set("2026-11-01T12:00");
            assertThat(get()).bodyText().contains("\"calendar\"").contains("\"missingYear\":2027");
        } finally {
            clock.reset();
        }
    }

    @Test
    void theDatabaseSaysWhatItIs() {
        assertThat(wellbeing.database().version()).startsWith("18");
        assertThat(wellbeing.database().bytes()).isPositive();
        assertThat(wellbeing.database().connections())
                .isPositive()
                .isLessThan(wellbeing.database().most());
    }

    @Test
    void everyTimerIsListed() {
        assertThat(wellbeing.timers()).extracting(Wellbeing.Timer::name).contains("matters.sweep", "notify.post");
    }

    private UUID untold(String listener, Duration ago) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, completion_attempts)
                        values (:id, :listener, 'org.anlan.kernel.CalendarYearLoaded', '{"year":2026}', :at, 1)""")
                .param("id", id)
                .param("listener", listener)
                .param("at", utc(clock.instant().minus(ago)))
                .update();
        return id;
    }

    private UUID failedMessage() {
        return jdbc.sql("""
                        insert into notify.notice (county, person, channel, purpose, about_kind, about_id, text, state, attempts, not_before, created_at, receipt)
                        values ('330922', uuidv7(), 'sms', 'reply', 'matter', uuidv7(), '门口水管', 'failed', 6, :now, :now, 'given up')
                        returning id""")
                .param("now", utc(clock.instant()))
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get() {
        return http.get()
                .uri("/api/duty")
                .locale(Locale.SIMPLIFIED_CHINESE)
                .with(SignedInAs.officer(duty))
                .exchange();
    }

    private MvcTestResult post(String path) {
        return http.post().uri(path).with(SignedInAs.officer(duty)).with(csrf()).exchange();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
