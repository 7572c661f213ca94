// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of a matter's life, read as a table. */
class LifecycleTests {
    @Test
    void everyMoveHasExactlyOneLine() {
        assertThat(Lifecycle.table()).extracting(Lifecycle.Line::move).containsExactlyInAnyOrder(Move.values());
    }

    @Test
    void noOfficersMoveClosesAMatter() {
        assertThat(Lifecycle.table())
                .filteredOn(l -> l.to() == MatterState.CLOSED)
                .extracting(Lifecycle.Line::by)
                .containsOnly(Lifecycle.By.REQUESTER, Lifecycle.By.PLATFORM);
    }

    @Test
    void silenceIsTheOnlyMoveByWhichThePlatformClosesAMatter() {
        assertThat(Lifecycle.table())
                .filteredOn(l -> l.to() == MatterState.CLOSED && l.by() == Lifecycle.By.PLATFORM)
                .extracting(Lifecycle.Line::move)
                .containsExactly(Move.SILENCE);
    }

    @Test
    void noOfficersMovePausesAMatterExceptAQuestionToTheRequester() {
        assertThat(Lifecycle.table())
                .filteredOn(l -> l.to() == MatterState.PAUSED)
                .extracting(Lifecycle.Line::move)
                .containsExactly(Move.ASK);
    }

    @Test
    void everyStateCanBeReachedFromTheFirstOne() {
        Set<MatterState> reached = EnumSet.of(MatterState.SUBMITTED);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Lifecycle.Line line : Lifecycle.table()) {
                if (line.from().stream().anyMatch(reached::contains)) {
                    grew |= reached.add(line.to());
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(MatterState.values());
    }

    @Test
    void fromEveryStateTheRequesterCanStillReachAnEnd() {
        for (MatterState state : MatterState.values()) {
            Set<MatterState> reached = new HashSet<>(Set.of(state));
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Lifecycle.Line line : Lifecycle.table()) {
                    if (line.from().stream().anyMatch(reached::contains)) {
                        grew |= reached.add(line.to());
                    }
                }
            }
            assertThat(reached).as("from %s", state).contains(MatterState.CLOSED);
        }
    }

    @Test
    void anObjectionEndsInADispatchAndNowhereElse() {
        assertThat(Lifecycle.from(MatterState.OBJECTED)).containsExactlyInAnyOrder(Move.ARBITRATE, Move.WITHDRAW);
    }

    @Test
    void onlyResultsThatAnOfficerMayProposeAreProposable() {
        assertThat(java.util.Arrays.stream(ResultClass.values())
                        .filter(ResultClass::proposable)
                        .collect(Collectors.toSet()))
                .doesNotContain(ResultClass.UNCONFIRMED, ResultClass.WITHDRAWN, ResultClass.MERGED);
    }

    @Test
    void everyFactIsWrittenOnceAndInThePast() {
        assertThat(Lifecycle.table())
                .extracting(Lifecycle.Line::fact)
                .doesNotHaveDuplicates()
                .allMatch(f -> f.startsWith("matter."));
    }
}
