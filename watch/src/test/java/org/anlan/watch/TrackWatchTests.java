// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One boat, several receivers, one track. */
class TrackWatchTests {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final int LON = 1_227_800_000;
    private static final int LAT = 307_200_000;

    private final TrackWatch watch = new TrackWatch();
    private TrackState state = watch.start();

    private List<Tracked> take(Sighting sighting) {
        var step = watch.step(state, sighting);
        state = step.state();
        return step.findings();
    }

    private static Sighting seen(
            String source, long received, @Nullable Long told, @Nullable Integer second, int north) {
        return new Sighting(
                source,
                NOON.plusMillis(received),
                told == null ? null : NOON.plusMillis(told),
                second,
                LON,
                LAT + north,
                null,
                null,
                null,
                null);
    }

    private static List<Instant> moments(List<Tracked> tracked) {
        return tracked.stream()
                .filter(Tracked.Kept.class::isInstance)
                .map(t -> ((Tracked.Kept) t).at())
                .toList();
    }

    @Test
    void aFixHeardByTwoReceiversWithDifferentClocksIsKeptOnce() {
        assertThat(moments(take(seen("a", 10_400, 10_200L, 10, 0)))).containsExactly(NOON.plusSeconds(10));
        assertThat(take(seen("b", 11_900, 17_000L - 9_000, 10, 0)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Tracked.Dropped.class, d -> assertThat(d.why()).isEqualTo(Tracked.Why.REPEATED));
    }

    @Test
    void aReceiverWhoseClockIsAnHourOffIsCorrected() {
        var kept = (Tracked.Kept) take(seen("a", 65_000, 3_665_000L, 4, 0)).getFirst();
        assertThat(kept.repaired()).isTrue();
        assertThat(kept.at()).isEqualTo(NOON.plusSeconds(64));
    }

    @Test
    void aFixIsNeverLaterThanItsReception() {
        assertThat(moments(take(seen("a", 5_000, null, 20, 0)))).containsExactly(NOON.minusSeconds(40));
    }

    @Test
    void oneLeapIsDroppedAndTwoThatAgreeAreBelieved() {
        take(seen("a", 0, null, null, 0));
        assertThat(take(seen("a", 10_000, null, null, 1_000_000))).isEmpty();
        assertThat(take(seen("a", 20_000, null, null, 300)))
                .anyMatch(t -> t instanceof Tracked.Dropped d && d.why() == Tracked.Why.LEAP)
                .anyMatch(Tracked.Kept.class::isInstance);
        assertThat(take(seen("a", 30_000, null, null, 1_000_000))).isEmpty();
        assertThat(moments(take(seen("a", 40_000, null, null, 1_000_300))))
                .containsExactly(NOON.plusSeconds(30), NOON.plusSeconds(40));
    }

    @Test
    void whatComesLateIsPutBackAndWhatComesFarTooLateIsDropped() {
        take(seen("a", 0, null, null, 0));
        take(seen("a", 60_000, null, null, 600));
        var late = new Sighting("b", NOON.plusSeconds(30), null, null, LON, LAT + 300, null, null, null, null);
        assertThat(moments(take(late))).containsExactly(NOON.plusSeconds(30));
        assertThat(new ArrayList<>(state.recent()))
                .isSortedAccordingTo(java.util.Comparator.comparing(TrackState.Place::at));
        var old = new Sighting("b", NOON.minusSeconds(3_600), null, null, LON, LAT, null, null, null, null);
        assertThat(take(old)).singleElement().isInstanceOf(Tracked.Dropped.class);
    }

    @Test
    void whatIsRememberedStaysSmall() {
        for (int n = 0; n < 10_000; n++) take(seen("a", n * 2_000L, null, null, n * 20));
        assertThat(state.recent()).hasSizeLessThanOrEqualTo(16);
    }
}
