// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import static org.anlan.matters.MatterState.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The life of a matter as one table: from, move, to, who may, and why it is so. What is not in the table does not
 * happen. Two lines matter most: no officer's move leads to {@link MatterState#CLOSED}, and silence never means solved.
 */
public final class Lifecycle {
    /** Whose move it is. */
    public enum By {
        /** Somebody at the county centre or the township desk. */
        DESK,
        /** An officer of the unit that holds the order. */
        HANDLER,
        /** The arbiter of objections. */
        ARBITER,
        /** The person who raised the matter. */
        REQUESTER,
        /** The platform, by a rule. */
        PLATFORM
    }

    /**
     * One line of the table.
     *
     * @param move what is done
     * @param from where it may stand
     * @param to where it then stands
     * @param by whose move it is
     * @param fact the entry this writes to the timeline
     * @param basis the law, ruling or practice behind the line
     */
    public record Line(Move move, Set<MatterState> from, MatterState to, By by, String fact, String basis) {}

    private static final Set<MatterState> OPEN =
            EnumSet.complementOf(EnumSet.of(CLOSED, SUBMITTED, MatterState.MERGED));

    private static final List<Line> TABLE = List.of(
            line(Move.REGISTER, EnumSet.of(SUBMITTED), REGISTERED, By.PLATFORM, "matter.registered", "GB/T 33358-2016"),
            line(
                    Move.DISPATCH,
                    EnumSet.of(REGISTERED, REOPENED),
                    DISPATCHED,
                    By.DESK,
                    "matter.dispatched",
                    "国办发〔2020〕53号"),
            line(
                    Move.REDIRECT,
                    EnumSet.of(REGISTERED),
                    REDIRECTED,
                    By.DESK,
                    "matter.redirected",
                    "tell the right channel and why"),
            line(
                    Move.EMERGENCY,
                    EnumSet.of(REGISTERED),
                    MatterState.EMERGENCY,
                    By.DESK,
                    "matter.emergency",
                    "110, 119, 120, 12395"),
            line(
                    Move.MERGE,
                    EnumSet.of(REGISTERED, DISPATCHED),
                    MatterState.MERGED,
                    By.DESK,
                    "matter.merged",
                    "orders merge, people do not"),
            line(
                    Move.CLAIM,
                    EnumSet.of(DISPATCHED),
                    CLAIMED,
                    By.HANDLER,
                    "matter.claimed",
                    "a name before a department"),
            line(
                    Move.OBJECT,
                    EnumSet.of(DISPATCHED, CLAIMED),
                    OBJECTED,
                    By.HANDLER,
                    "matter.objected",
                    "首接负责: once, with reasons"),
            line(
                    Move.ARBITRATE,
                    EnumSet.of(OBJECTED),
                    DISPATCHED,
                    By.ARBITER,
                    "matter.arbitrated",
                    "the assigned unit may not bounce it again"),
            line(Move.START, EnumSet.of(CLAIMED), IN_PROGRESS, By.HANDLER, "matter.started", "S01"),
            line(
                    Move.ASK,
                    EnumSet.of(IN_PROGRESS),
                    PAUSED,
                    By.HANDLER,
                    "matter.asked",
                    "only a delivered question pauses, ten days in all"),
            line(Move.ANSWER, EnumSet.of(PAUSED), IN_PROGRESS, By.REQUESTER, "matter.answered", "ends the pause"),
            line(
                    Move.ALREADY_ANSWERED,
                    EnumSet.of(PAUSED),
                    IN_PROGRESS,
                    By.REQUESTER,
                    "matter.already_answered",
                    "voids the pause"),
            line(
                    Move.WAITED_LONG_ENOUGH,
                    EnumSet.of(PAUSED),
                    IN_PROGRESS,
                    By.PLATFORM,
                    "matter.resumed",
                    "ten days in all"),
            line(
                    Move.PROPOSE,
                    EnumSet.of(IN_PROGRESS),
                    RESULT_PROPOSED,
                    By.HANDLER,
                    "matter.result_proposed",
                    "evidence or a reason"),
            line(
                    Move.DELIVER,
                    EnumSet.of(RESULT_PROPOSED, REDIRECTED, MatterState.EMERGENCY, PARKED, MatterState.MERGED),
                    REPLIED,
                    By.PLATFORM,
                    "matter.replied",
                    "delivery proof"),
            line(
                    Move.PARK,
                    EnumSet.of(RESULT_PROPOSED, REDIRECTED, MatterState.EMERGENCY),
                    PARKED,
                    By.PLATFORM,
                    "matter.parked",
                    "not reached is not closed"),
            line(Move.CONFIRM, EnumSet.of(REPLIED), CLOSED, By.REQUESTER, "matter.confirmed", "closed means closed"),
            line(Move.NOT_YET, EnumSet.of(REPLIED), REOPENED, By.REQUESTER, "matter.not_yet", "somebody else"),
            line(
                    Move.SILENCE,
                    EnumSet.of(REPLIED, PARKED),
                    CLOSED,
                    By.PLATFORM,
                    "matter.unconfirmed",
                    "silence is never solved"),
            line(Move.WITHDRAW, OPEN, CLOSED, By.REQUESTER, "matter.withdrawn", "a right, never a duty"),
            line(
                    Move.UNDO_WITHDRAWAL,
                    EnumSet.of(CLOSED),
                    REGISTERED,
                    By.REQUESTER,
                    "matter.withdrawal_undone",
                    "thirty days"),
            line(
                    Move.REOPEN,
                    EnumSet.of(CLOSED),
                    REOPENED,
                    By.REQUESTER,
                    "matter.reopened",
                    "thirty days; again only with new facts"));

    private static final Map<Move, Line> BY_MOVE =
            TABLE.stream().collect(Collectors.toUnmodifiableMap(Line::move, Function.identity()));

    private Lifecycle() {}

    /** The whole table, in the order of a matter's life. */
    public static List<Line> table() {
        return TABLE;
    }

    /**
     * The line of a move.
     *
     * @param move the move
     */
    public static Line line(Move move) {
        return Optional.ofNullable(BY_MOVE.get(move)).orElseThrow();
    }

    /**
     * Whether a move is possible from a state.
     *
     * @param from where the matter stands
     * @param move what is asked
     */
    public static boolean allows(MatterState from, Move move) {
        return line(move).from().contains(from);
    }

    /**
     * The moves that are possible from a state.
     *
     * @param from where the matter stands
     */
    public static Set<Move> from(MatterState from) {
        return Arrays.stream(Move.values())
                .filter(m -> allows(from, m))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Move.class)));
    }

    private static Line line(Move move, Set<MatterState> from, MatterState to, By by, String fact, String basis) {
        return new Line(move, Set.copyOf(from), to, by, fact, basis);
    }
}
