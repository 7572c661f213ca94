// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Running a detector over many boats, with time that passes only when it is told to. */
class WatchTests {
    private final List<String> found = new ArrayList<>();
    private final FenceWatch detector =
            new FenceWatch(Fences.of(List.of(FenceWatchTests.square(1, 0, 0, 1000))), FenceRule.USUAL);
    private final Watch<Integer, FenceState, Fix, Finding> watch =
            new Watch<>(detector, (boat, finding) -> found.add(boat + " " + ((Crossing) finding).kind()));

    @Test
    void keepsBoatsApart() {
        watch.accept(7, FenceWatchTests.at(0, 500, 500));
        watch.accept(8, FenceWatchTests.at(0, -500, 500));
        watch.accept(7, FenceWatchTests.at(30, 500, 500));
        watch.accept(8, FenceWatchTests.at(30, -500, 500));
        watch.accept(7, FenceWatchTests.at(60, 500, 500));
        watch.accept(8, FenceWatchTests.at(60, -500, 500));
        assertThat(found).containsExactly("7 ENTERED");
        assertThat(watch.state(9)).isNull();
    }

    @Test
    void wakesInTheOrderOfTimeAndOnlyWhoseTimeHasCome() {
        for (int boat : new int[] {3, 1, 2}) {
            watch.accept(boat, FenceWatchTests.at(10 * boat, 500, 500));
            watch.accept(boat, FenceWatchTests.at(10 * boat + 5, 500, 500));
        }
        assertThat(watch.next()).isEqualTo(Instant.ofEpochSecond(70));
        watch.advance(Instant.ofEpochSecond(69));
        assertThat(found).isEmpty();
        watch.advance(Instant.ofEpochSecond(80));
        assertThat(found).containsExactly("1 ENTERED", "2 ENTERED");
        assertThat(watch.next()).isEqualTo(Instant.ofEpochSecond(90));
        watch.forget(3);
        assertThat(watch.next()).isNull();
        watch.advance(Instant.MAX);
        assertThat(found).hasSize(2);
    }

    @Test
    void goesOnFromWhatWasKept() {
        watch.accept(1, FenceWatchTests.at(0, 500, 500));
        watch.accept(1, FenceWatchTests.at(30, 500, 500));
        var kept = watch.states();
        Instant wakeAt = watch.wakeAt(1);
        var other = new Watch<Integer, FenceState, Fix, Finding>(
                detector, (boat, finding) -> found.add("again " + ((Crossing) finding).kind()));
        kept.forEach((boat, state) -> other.restore(boat, state, wakeAt));
        other.advance(Instant.ofEpochSecond(60));
        assertThat(found).containsExactly("again ENTERED");
    }
}
