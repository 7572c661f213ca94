// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import static org.anlan.alarms.AlarmState.*;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The life of an alarm, one table: which move leads from where to where. Only {@link Move#CLOSE} closes, only what was fed
 * back can be closed, and what ended without feedback is raised again.
 */
final class Lifecycle {
    private static final Map<Move, Map<AlarmState, AlarmState>> TABLE = new EnumMap<>(Move.class);

    static {
        put(Move.ACKNOWLEDGE, ACKNOWLEDGED, RAISED);
        put(Move.VERIFY, VERIFIED, ACKNOWLEDGED);
        put(Move.DISMISS, FALSE_ALARM, ACKNOWLEDGED, VERIFIED, RESPONDING);
        put(Move.RESPOND, RESPONDING, VERIFIED);
        put(Move.ARRIVE, RESPONDING, VERIFIED);
        put(Move.CONTAIN, CONTAINED, VERIFIED, RESPONDING);
        put(Move.FEED_BACK, FED_BACK, CONTAINED, FALSE_ALARM);
        put(Move.CLOSE, CLOSED, FED_BACK);
        put(Move.REOPEN, RAISED, FALSE_ALARM, CONTAINED, FED_BACK, CLOSED);
        put(Move.HOLDER_KNOWS, FALSE_ALARM, RAISED, ACKNOWLEDGED);
        put(Move.COME_BACK, RAISED, CONTAINED, FED_BACK);
        put(Move.FEEDBACK_LATE, RAISED, CONTAINED, FALSE_ALARM);
    }

    private Lifecycle() {}

    private static void put(Move move, AlarmState to, AlarmState... from) {
        var row = new EnumMap<AlarmState, AlarmState>(AlarmState.class);
        Arrays.stream(from).forEach(state -> row.put(state, to));
        TABLE.put(move, Map.copyOf(row));
    }

    /** Where a move leads, or nothing when the table does not have it. */
    static Optional<AlarmState> after(AlarmState state, Move move) {
        return Optional.ofNullable(TABLE.getOrDefault(move, Map.of()).get(state));
    }

    /** Whether the state is where the move would have led: done again, nothing happens. */
    static boolean alreadyDone(AlarmState state, Move move) {
        return TABLE.getOrDefault(move, Map.of()).containsValue(state);
    }

    /** What a person can do now, the usual step first. */
    static List<Move> byHand(AlarmState state) {
        return switch (state) {
            case RAISED -> List.of(Move.ACKNOWLEDGE);
            case ACKNOWLEDGED -> List.of(Move.VERIFY, Move.DISMISS);
            case VERIFIED -> List.of(Move.RESPOND, Move.CONTAIN, Move.DISMISS);
            case RESPONDING -> List.of(Move.CONTAIN, Move.DISMISS);
            case CONTAINED, FALSE_ALARM -> List.of(Move.FEED_BACK, Move.REOPEN);
            case FED_BACK -> List.of(Move.CLOSE, Move.REOPEN);
            case CLOSED -> List.of(Move.REOPEN);
        };
    }
}
