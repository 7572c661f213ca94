// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import static org.anlan.alarms.AlarmState.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table of an alarm's life, read as one. */
class LifecycleTests {
    @Test
    void isThisTableAndNoOther() {
        var table = new ArrayList<String>();
        for (Move move : Move.values()) {
            for (AlarmState from : AlarmState.values()) {
                Lifecycle.after(from, move).ifPresent(to -> table.add(from + " " + move + " " + to));
            }
        }
        assertThat(table)
                .containsExactlyInAnyOrder(
                        "RAISED ACKNOWLEDGE ACKNOWLEDGED",
                        "ACKNOWLEDGED VERIFY VERIFIED",
                        "ACKNOWLEDGED DISMISS FALSE_ALARM",
                        "VERIFIED DISMISS FALSE_ALARM",
                        "RESPONDING DISMISS FALSE_ALARM",
                        "VERIFIED RESPOND RESPONDING",
                        "VERIFIED ARRIVE RESPONDING",
                        "VERIFIED CONTAIN CONTAINED",
                        "RESPONDING CONTAIN CONTAINED",
                        "CONTAINED FEED_BACK FED_BACK",
                        "FALSE_ALARM FEED_BACK FED_BACK",
                        "FED_BACK CLOSE CLOSED",
                        "FALSE_ALARM REOPEN RAISED",
                        "CONTAINED REOPEN RAISED",
                        "FED_BACK REOPEN RAISED",
                        "CLOSED REOPEN RAISED",
                        "RAISED HOLDER_KNOWS FALSE_ALARM",
                        "ACKNOWLEDGED HOLDER_KNOWS FALSE_ALARM",
                        "CONTAINED COME_BACK RAISED",
                        "FED_BACK COME_BACK RAISED",
                        "CONTAINED FEEDBACK_LATE RAISED",
                        "FALSE_ALARM FEEDBACK_LATE RAISED");
    }

    @Test
    void closesOnlyWhatWasFedBackWhateverTheOrderOfMoves() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int walk = 0; walk < 2_000; walk++) {
            AlarmState state = RAISED;
            boolean fedBack = false;
            for (int step = 0; step < 30; step++) {
                Move move = Move.values()[random.nextInt(Move.values().length)];
                AlarmState next = Lifecycle.after(state, move).orElse(state);
                if (next == RAISED && state != RAISED) {
                    fedBack = false;
                }
                fedBack |= next == FED_BACK;
                assertThat(next != CLOSED || fedBack)
                        .as("closed after feedback, seed %d", seed)
                        .isTrue();
                state = next;
            }
        }
    }

    @Test
    void offersAPersonOnlyMovesOfTheTable() {
        for (AlarmState state : EnumSet.allOf(AlarmState.class)) {
            List<Move> offered = Lifecycle.byHand(state);
            assertThat(offered)
                    .as(state.name())
                    .isNotEmpty()
                    .allMatch(move -> Lifecycle.after(state, move).isPresent())
                    .doesNotContain(Move.ARRIVE, Move.COME_BACK, Move.FEEDBACK_LATE, Move.HOLDER_KNOWS);
        }
    }
}
