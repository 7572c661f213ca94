// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.alarms.AlarmSignal;
import org.anlan.alarms.AlarmState;
import org.anlan.alarms.Alarms;
import org.anlan.alarms.AssetSubject;
import org.anlan.alarms.Severity;
import org.anlan.kernel.Actor;
import org.anlan.people.access.Grant;
import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sending units to alarms, in the demo county with its islands. */
@OfficeTest(sample = true)
class DispatchesTests {
    private static final String AREA = "330922202";

    @Autowired
    Dispatches dispatches;

    @Autowired
    Alarms alarms;

    @Autowired
    Places places;

    @Autowired
    MovableClock clock;

    private final Viewer desk = viewer(AREA, UUID.randomUUID(), Permission.ALARM_HANDLE, Permission.UNIT_DISPATCH);

    @Test
    void aUnitIsSentArrivesAndItsArrivalMovesTheAlarm() throws InterruptedException {
        UUID alarm = verified();
        ResponseUnit unit = unit();
        Assignment sent = dispatches.assign(desk, alarm, unit.id());
        assertThat(dispatches.assign(desk, alarm, unit.id()).id()).isEqualTo(sent.id());
        Viewer crew = viewer("330922999", unit.organisation(), Permission.UNIT_REPORT);
        for (String step : List.of("accept", "accept", "depart", "arrive", "arrive")) {
            dispatches.step(crew, sent.id(), step, null);
        }
        for (int wait = 0; wait < 100 && alarms.get(alarm).state() != AlarmState.RESPONDING; wait++) {
            Thread.sleep(Duration.ofMillis(50));
        }
        assertThat(alarms.get(alarm).state()).isEqualTo(AlarmState.RESPONDING);
        alarms.contain(desk, alarm, null);
        assertThat(dispatches.step(crew, sent.id(), "clear", null).state()).isEqualTo("CLEAR");
        assertThat(dispatches.assign(desk, verified(), unit.id()).state())
                .as("clear, it can be sent again")
                .isEqualTo("ASSIGNED");
    }

    @Test
    void aUnitIsSentToOneAlarmAtATimeAndIsFreeAgainWhenCalledBack() {
        ResponseUnit unit = unit();
        UUID second = verified();
        Assignment sent = dispatches.assign(desk, verified(), unit.id());
        assertThatThrownBy(() -> dispatches.assign(desk, second, unit.id())).isInstanceOf(UnitNotFree.class);
        assertThatThrownBy(() -> dispatches.duty(desk, unit.id(), false)).isInstanceOf(UnitNotFree.class);
        dispatches.step(desk, sent.id(), "recall", "近的先到了");
        assertThat(dispatches.assign(desk, second, unit.id()).state()).isEqualTo("ASSIGNED");
    }

    @Test
    void whoIsOnTheWayIsCalledBackWhenTheAlarmTurnsOutNotToBeReal() throws InterruptedException {
        ResponseUnit unit = unit();
        UUID alarm = verified();
        dispatches.assign(desk, alarm, unit.id());
        alarms.dismiss(desk, alarm, "own-boat", "表弟的船");
        for (int wait = 0; wait < 200 && !stateIn(alarm).equals("RECALLED"); wait++) {
            Thread.sleep(Duration.ofMillis(50));
        }
        assertThat(stateIn(alarm)).isEqualTo("RECALLED");
        dispatches.standDown(alarm);
        assertThat(dispatches.sentTo(desk, alarm)).hasSize(1);
        assertThat(dispatches.assign(desk, verified(), unit.id()).state())
                .as("called back, it can be sent again")
                .isEqualTo("ASSIGNED");
    }

    private String stateIn(UUID alarm) {
        return dispatches.sentTo(desk, alarm).getFirst().state();
    }

    @Test
    void nobodyIsSentBeforeSomebodyHasVerified() {
        ResponseUnit unit = unit();
        UUID alarm = raised();
        assertThatThrownBy(() -> dispatches.assign(desk, alarm, unit.id())).isInstanceOf(NotYetVerified.class);
        dispatches.duty(desk, unit.id(), false);
        UUID real = verified();
        assertThatThrownBy(() -> dispatches.assign(desk, real, unit.id())).isInstanceOf(UnitNotFree.class);
    }

    @Test
    void stepsOutOfOrderAndStrangersAreRefused() {
        ResponseUnit unit = unit();
        Assignment sent = dispatches.assign(desk, verified(), unit.id());
        assertThatThrownBy(() -> dispatches.step(desk, sent.id(), "arrive", null))
                .isInstanceOf(AssignmentMovedOn.class);
        assertThatThrownBy(() -> dispatches.step(desk, sent.id(), "dance", null))
                .isInstanceOf(AssignmentMovedOn.class);
        Viewer stranger = viewer("330922999", UUID.randomUUID(), Permission.UNIT_REPORT);
        assertThatThrownBy(() -> dispatches.step(stranger, sent.id(), "accept", null))
                .isInstanceOf(NotAllowed.class);
        Viewer crew = viewer("330922999", unit.organisation(), Permission.UNIT_REPORT);
        assertThatThrownBy(() -> dispatches.step(crew, sent.id(), "recall", null))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theNearestByTimeOverWaterAreTheSameAsWhenEveryUnitIsRouted() {
        var ways = new WaterWays(places.outlines(Area.Kind.ISLAND).values());
        for (double[] at : new double[][] {{122.75, 30.70}, {122.47, 30.76}, {122.60, 30.80}, {122.43, 30.65}}) {
            List<Candidate> few = dispatches.nearest(at[0], at[1], 3);
            List<Candidate> all = dispatches.nearest(at[0], at[1], 1_000);
            assertThat(few)
                    .extracting(c -> c.unit().code())
                    .isEqualTo(all.stream().limit(3).map(c -> c.unit().code()).toList());
            assertThat(all)
                    .isSortedAccordingTo(Comparator.comparingDouble(
                            c -> c.route().metres() / c.unit().knots()));
            assertThat(all)
                    .allSatisfy(c -> assertThat(c.route().metres())
                            .isGreaterThanOrEqualTo(
                                    ways.straight(c.unit().lon(), c.unit().lat(), at[0], at[1])));
        }
    }

    @Test
    void fromTheSouthOfSijiaoToItsNorthTheWayGoesRoundTheIsland() {
        var ways = new WaterWays(places.outlines(Area.Kind.ISLAND).values());
        WaterRoute route = ways.route(122.455, 30.66, 122.455, 30.78);
        assertThat(route).isNotNull();
        assertThat(route.bends()).isTrue();
        assertThat(route.metres()).isGreaterThan(route.straight() * 1.05);
    }

    private ResponseUnit unit() {
        return dispatches.define(
                new NewResponseUnit(
                        "test-" + UUID.randomUUID(),
                        "patrol",
                        "试验艇",
                        "Trial boat",
                        UUID.randomUUID(),
                        AREA,
                        122.79,
                        30.70,
                        20,
                        List.of("tow"),
                        true),
                Actor.SYSTEM);
    }

    private UUID verified() {
        UUID id = raised();
        alarms.acknowledge(desk, id);
        return alarms.verify(desk, id, null).id();
    }

    private UUID raised() {
        return alarms.raise(new AlarmSignal(
                        UUID.randomUUID(),
                        "intrusion",
                        Severity.ORANGE,
                        new AssetSubject("plot", UUID.randomUUID().toString(), "枸杞 12 号"),
                        null,
                        AREA,
                        122.74,
                        30.70,
                        clock.instant(),
                        "fence-full 1",
                        "{}"))
                .alarm();
    }

    private static Viewer viewer(String area, UUID unit, Permission... permissions) {
        return new Viewer(
                UUID.randomUUID(),
                "值班",
                unit,
                List.of(permissions).stream().map(p -> new Grant(p, area, null)).toList(),
                false);
    }
}
