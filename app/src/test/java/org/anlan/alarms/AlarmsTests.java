// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.people.access.Grant;
import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Alarms on a real database: raised once, folded, moved by people, brought back by time. */
@OfficeTest
class AlarmsTests {
    private static final String AREA = "330922893";

    @Autowired
    Alarms alarms;

    @Autowired
    AlarmLists lists;

    @Autowired
    AlarmSweep sweep;

    @Autowired
    Timeline timeline;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final Viewer duty = viewer(AREA);

    @Test
    void theSameSignalToldTwiceIsOneAlarmAndOneFinding() {
        AlarmSignal signal = signal(UUID.randomUUID().toString(), Severity.ORANGE);
        Raised first = alarms.raise(signal);
        Raised second = alarms.raise(signal);
        assertThat(first.fresh()).isTrue();
        assertThat(second).isEqualTo(new Raised(first.alarm(), false));
        assertThat(alarms.get(first.alarm()).signals()).isEqualTo(1);
        assertThat(what(first.alarm())).containsExactly("alarm.raised");
    }

    @Test
    void findingsOfTheSameBoatInTheSamePlotAreFoldedIntoTheOpenAlarmAlsoWhenTheyComeAtOnce() throws Exception {
        String plot = UUID.randomUUID().toString();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var raised = pool.invokeAll(Stream.generate(() ->
                            (java.util.concurrent.Callable<Raised>) () -> alarms.raise(signal(plot, Severity.YELLOW)))
                    .limit(8)
                    .toList());
            List<Raised> all =
                    raised.stream().map(java.util.concurrent.Future::resultNow).toList();
            assertThat(all)
                    .extracting(Raised::alarm)
                    .containsOnly(all.getFirst().alarm());
            assertThat(all).filteredOn(Raised::fresh).hasSize(1);
            assertThat(alarms.get(all.getFirst().alarm()).signals()).isEqualTo(8);
        }
        assertThat(alarms.openFor("plot", List.of(plot))).hasSize(1);
    }

    @Test
    void aSignalIsGoneWithTheTransactionOfItsDetector() {
        AlarmSignal signal = signal(UUID.randomUUID().toString(), Severity.YELLOW);
        transactions.executeWithoutResult(tx -> {
            alarms.raise(signal);
            tx.setRollbackOnly();
        });
        assertThatThrownBy(() -> alarms.get(signal.id())).isInstanceOf(NoSuchAlarm.class);
        assertThat(alarms.raise(signal).fresh()).isTrue();
    }

    @Test
    void aMoreSevereFindingRaisesTheSeverityAndShortensTheClockAndALesserOneDoesNot() {
        String plot = UUID.randomUUID().toString();
        UUID id = alarms.raise(signal(plot, Severity.BLUE)).alarm();
        assertThat(alarms.get(id).acknowledgeBy()).isEqualTo(clock.instant().plus(Duration.ofMinutes(60)));
        alarms.raise(signal(plot, Severity.ORANGE));
        alarms.raise(signal(plot, Severity.YELLOW));
        assertThat(alarms.get(id).severity()).isEqualTo(Severity.ORANGE);
        assertThat(alarms.get(id).acknowledgeBy()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        alarms.escalate(id, Severity.RED, clock.instant(), "still-at-night 1", "{\"sog\":0.4}");
        alarms.escalate(id, Severity.RED, clock.instant(), "still-at-night 1", "{\"sog\":0.4}");
        Instant by = clock.instant().plus(Duration.ofMinutes(2));
        assertThat(alarms.get(id).acknowledgeBy()).isEqualTo(by);
        alarms.stepDown(id, Severity.YELLOW, clock.instant(), "left-core 1", "{}");
        assertThat(alarms.get(id).severity()).isEqualTo(Severity.YELLOW);
        assertThat(alarms.get(id).acknowledgeBy())
                .as("a clock that runs is not lengthened")
                .isEqualTo(by);
        assertThat(what(id))
                .containsExactly(
                        "alarm.raised",
                        "alarm.folded",
                        "alarm.escalated",
                        "alarm.folded",
                        "alarm.escalated",
                        "alarm.stepped_down");
    }

    @Test
    void travelsFromRaisedToClosedAndEveryMoveMadeTwiceIsOneMove() {
        UUID id = alarms.raise(signal(UUID.randomUUID().toString(), Severity.ORANGE))
                .alarm();
        for (int twice = 0; twice < 2; twice++) {
            alarms.acknowledge(duty, id);
        }
        alarms.verify(duty, id, "望远镜里看得见");
        alarms.verify(duty, id, null);
        alarms.respond(duty, id, "16 频道喊话");
        alarms.contain(duty, id, "离开了");
        assertThatThrownBy(() -> alarms.close(duty, id)).isInstanceOf(AlarmMovedOn.class);
        assertThatThrownBy(() -> alarms.feedBack(duty, id, "strayed", "好")).isInstanceOf(AlarmRefused.class);
        alarms.feedBack(duty, id, "strayed", "走错了航道，喊话后离开，没有碰到浮子。");
        alarms.close(duty, id);
        alarms.close(duty, id);
        assertThat(alarms.get(id).state()).isEqualTo(AlarmState.CLOSED);
        assertThat(what(id))
                .containsExactly(
                        "alarm.raised",
                        "alarm.acknowledged",
                        "alarm.verified",
                        "alarm.responding",
                        "alarm.contained",
                        "alarm.fed_back",
                        "alarm.closed");
    }

    @Test
    void theDatabaseItselfClosesNothingWithoutFeedback() {
        UUID id = alarms.raise(signal(UUID.randomUUID().toString(), Severity.BLUE))
                .alarm();
        assertThatThrownBy(() -> jdbc.sql("update alarms.alarm set state = 'CLOSED', closed_at = now() where id = :id")
                        .param("id", id)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void endedWithoutFeedbackItIsRaisedAgainAfterADay() {
        UUID id = contained();
        clock.advance(Duration.ofHours(23));
        sweep.round();
        assertThat(alarms.get(id).state()).isEqualTo(AlarmState.CONTAINED);
        clock.advance(Duration.ofHours(2));
        sweep.round();
        sweep.round();
        Alarm again = alarms.get(id);
        assertThat(again.state()).isEqualTo(AlarmState.RAISED);
        assertThat(again.reopened()).isEqualTo(1);
        assertThat(again.acknowledgeBy()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(what(id)).filteredOn("alarm.reopened"::equals).hasSize(1);
    }

    @Test
    void anOverdueAcknowledgementIsToldOnce() {
        UUID id =
                alarms.raise(signal(UUID.randomUUID().toString(), Severity.RED)).alarm();
        clock.advance(Duration.ofMinutes(1));
        sweep.round();
        assertThat(what(id)).doesNotContain("alarm.overdue");
        clock.advance(Duration.ofMinutes(2));
        sweep.round();
        sweep.round();
        assertThat(what(id)).filteredOn("alarm.overdue"::equals).hasSize(1);
    }

    @Test
    void aBoatThatComesBackAfterContainmentRaisesTheSameAlarmAgain() {
        UUID id = contained();
        String plot = alarms.get(id).subject().id();
        Raised back = alarms.raise(signal(plot, Severity.ORANGE));
        assertThat(back).isEqualTo(new Raised(id, false));
        assertThat(alarms.get(id).state()).isEqualTo(AlarmState.RAISED);
    }

    @Test
    void leavingIsNotedAndClosesNothing() {
        UUID id = alarms.raise(signal(UUID.randomUUID().toString(), Severity.YELLOW))
                .alarm();
        alarms.subjectLeft(id, clock.instant().plusSeconds(60));
        alarms.subjectLeft(id, clock.instant().plusSeconds(90));
        assertThat(alarms.get(id).leftAt()).isEqualTo(clock.instant().plusSeconds(60));
        assertThat(alarms.get(id).state()).isEqualTo(AlarmState.RAISED);
        assertThat(what(id)).containsExactly("alarm.raised", "alarm.subject_left");
    }

    @Test
    void theHoldersWordMakesAFalseAlarmBeforeItIsVerifiedAndOnlyANoteAfter() {
        UUID early = alarms.raise(signal(UUID.randomUUID().toString(), Severity.ORANGE))
                .alarm();
        alarms.holderSays(early, "own-boat");
        assertThat(alarms.get(early).state()).isEqualTo(AlarmState.FALSE_ALARM);
        assertThat(alarms.get(early).feedbackBy()).isNotNull();

        UUID late = alarms.raise(signal(UUID.randomUUID().toString(), Severity.ORANGE))
                .alarm();
        alarms.acknowledge(duty, late);
        alarms.verify(duty, late, null);
        alarms.holderSays(late, "own-boat");
        assertThat(alarms.get(late).state()).isEqualTo(AlarmState.VERIFIED);
        assertThat(alarms.get(late).holderSaid()).isEqualTo("own-boat");
    }

    @Test
    void evidenceCannotBeChangedOrRemovedAndItsHashIsInTheLog() {
        AlarmSignal signal = signal(UUID.randomUUID().toString(), Severity.ORANGE);
        UUID id = alarms.raise(signal).alarm();
        Evidence seen = alarms.evidenceOf(id).getFirst();
        assertThat(seen.evidence()).isEqualTo(signal.evidence());
        assertThat(timeline.of(alarms.get(id).ref()).getFirst().facts()).containsEntry("evidence", seen.sha256());
        for (String attempt : List.of(
                "update alarms.evidence set evidence = '{}' where alarm = :id",
                "delete from alarms.evidence where alarm = :id")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).param("id", id).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("frozen");
        }
    }

    @Test
    void anOfficerOfAnotherTownshipMovesNothing() {
        UUID id = alarms.raise(signal(UUID.randomUUID().toString(), Severity.YELLOW))
                .alarm();
        Viewer stranger = viewer("330922894");
        assertThatThrownBy(() -> alarms.acknowledge(stranger, id)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> alarms.get(stranger, id)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void theListIsReadToItsEndWithoutARowTwiceAndHidesOtherTownships() {
        String mark = "列表 " + UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            alarms.raise(named(mark, Severity.values()[i % 4]));
        }
        for (String sort : List.of("urgent", "newest", "oldest")) {
            var seen = new ArrayList<UUID>();
            String after = null;
            do {
                var page =
                        lists.page(duty, new AlarmLists.Asked("open", "intrusion", AREA, mark, null, sort, after, 3));
                assertThat(page.count()).isEqualTo(7);
                page.rows().forEach(a -> seen.add(a.id()));
                after = page.next();
            } while (after != null);
            assertThat(seen).as(sort).hasSize(7).doesNotHaveDuplicates();
        }
        var reds = lists.page(duty, new AlarmLists.Asked("raised", null, null, mark, Severity.RED, "urgent", null, 50));
        assertThat(reds.rows()).hasSize(1);
        assertThat(lists.page(
                                viewer("330922894"),
                                new AlarmLists.Asked("all", null, null, mark, null, "urgent", null, 50))
                        .rows())
                .isEmpty();
    }

    private AlarmSignal named(String label, Severity severity) {
        AlarmSignal s = signal(UUID.randomUUID().toString(), severity);
        return new AlarmSignal(
                s.id(),
                s.kind(),
                severity,
                new AssetSubject("plot", s.subject().id(), label),
                s.vessel(),
                s.area(),
                s.lon(),
                s.lat(),
                s.at(),
                s.rule(),
                s.evidence());
    }

    private UUID contained() {
        UUID id = alarms.raise(signal(UUID.randomUUID().toString(), Severity.ORANGE))
                .alarm();
        alarms.acknowledge(duty, id);
        alarms.verify(duty, id, null);
        alarms.contain(duty, id, null);
        return id;
    }

    private List<String> what(UUID id) {
        return timeline.of(alarms.get(id).ref()).stream()
                .map(TimelineEntry::what)
                .toList();
    }

    private AlarmSignal signal(String plot, Severity severity) {
        return new AlarmSignal(
                UUID.randomUUID(),
                "intrusion",
                severity,
                new AssetSubject("plot", plot, "枸杞 12 号"),
                new VesselSubject(413_000_001),
                AREA,
                122.77,
                30.72,
                clock.instant(),
                "fence-full 1",
                "{\"fixes\":[[122.77,30.72]]}");
    }

    private static Viewer viewer(String area) {
        return new Viewer(
                UUID.randomUUID(),
                "值班",
                null,
                List.of(new Grant(Permission.ALARM_READ, area, null), new Grant(Permission.ALARM_HANDLE, area, null)),
                false);
    }
}
