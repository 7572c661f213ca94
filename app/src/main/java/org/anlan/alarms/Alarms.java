// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Timeline;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of alarms. Detectors raise, people move, and whatever happens is written into the log. Every method that writes
 * joins the caller's transaction, so that a detector's state and its alarm are stored together or not at all.
 */
@Component
public class Alarms {
    /** What an alarm can turn out to have been when it was not real. */
    static final Set<String> FALSE_CAUSES = Set.of("own-boat", "passing", "position", "sensor", "drill", "other");

    /** What can have caused a real one. */
    static final Set<String> CAUSES =
            Set.of("strayed", "fishing", "engine", "weather", "theft", "collision", "unknown", "other");

    private static final Set<String> HOLDER_WORDS = Set.of("own-boat", "not-mine", "seen");

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final AlarmRows rows;
    private final Timeline timeline;
    private final AlarmsSettings settings;
    private final ApplicationEventPublisher events;

    Alarms(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            AlarmRows rows,
            Timeline timeline,
            AlarmsSettings settings,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.rows = rows;
        this.timeline = timeline;
        this.settings = settings;
        this.events = events;
    }

    // ---- what detectors say -----------------------------------------------------------------------------------------

    /**
     * Raises an alarm, or folds the finding into the open one of the same kind, subject and vessel. The same signal told
     * again changes nothing. A finding of something already contained raises its alarm again.
     *
     * @param signal what was found
     */
    @Transactional
    public Raised raise(AlarmSignal signal) {
        rows.takeTurn(signal);
        var known = rows.alarmOf(signal.id());
        if (known.isPresent()) {
            return new Raised(known.get(), false);
        }
        Instant now = clock.instant();
        var open = rows.lockOpen(signal);
        if (open.isPresent()) {
            fold(open.get(), signal, now);
            return new Raised(open.get().id(), false);
        }
        rows.insert(signal, now, now.plus(settings.acknowledge(signal.severity())));
        freeze(signal.id(), signal.id(), "raised", signal.severity(), signal.at(), signal.rule(), signal.evidence());
        Alarm alarm = rows.get(signal.id());
        log(
                alarm,
                Actor.SYSTEM,
                "alarm.raised",
                Map.of("rule", signal.rule(), "evidence", AlarmRows.sha256(signal.evidence())),
                null);
        events.publishEvent(new AlarmRaised(alarm.id(), alarm.kind(), alarm.severity(), alarm.area(), now));
        return new Raised(alarm.id(), true);
    }

    private void fold(Alarm alarm, AlarmSignal signal, Instant now) {
        boolean higher = signal.severity().above(alarm.severity());
        // a boat known to be the holder's own may pass as often as it likes, unless what it does is more severe than
        // was known
        boolean again = Lifecycle.after(alarm.state(), Move.COME_BACK).isPresent()
                || (alarm.state() == AlarmState.FALSE_ALARM && higher);
        rows.fold(alarm.id(), signal, now);
        freeze(
                signal.id(),
                alarm.id(),
                again ? "came_back" : "folded",
                signal.severity(),
                signal.at(),
                signal.rule(),
                signal.evidence());
        log(
                alarm,
                Actor.SYSTEM,
                "alarm.folded",
                Map.of("rule", signal.rule(), "evidence", AlarmRows.sha256(signal.evidence())),
                null);
        if (higher) {
            severity(alarm, signal.severity(), now, signal.rule(), null);
        }
        if (again) {
            raiseAgain(rows.get(alarm.id()), Actor.SYSTEM, "alarm.came_back", null);
        }
    }

    /**
     * Gives an open alarm a higher severity. A lower or equal one changes nothing.
     *
     * @param id the alarm
     * @param severity the new severity
     * @param at event time
     * @param rule name and version of the rule that says so
     * @param evidence what it saw, as JSON
     */
    @Transactional
    public void escalate(UUID id, Severity severity, Instant at, String rule, String evidence) {
        change(id, severity, at, rule, evidence, true);
    }

    /**
     * Gives an open alarm a lower severity, because what made it severe is over. The clock that already runs is not
     * lengthened by it.
     *
     * @param id the alarm
     * @param severity the new severity
     * @param at event time
     * @param rule name and version of the rule that says so
     * @param evidence what it saw, as JSON
     */
    @Transactional
    public void stepDown(UUID id, Severity severity, Instant at, String rule, String evidence) {
        change(id, severity, at, rule, evidence, false);
    }

    private void change(UUID id, Severity severity, Instant at, String rule, String evidence, boolean up) {
        Alarm alarm = rows.lock(id);
        boolean wanted =
                up ? severity.above(alarm.severity()) : alarm.severity().above(severity);
        if (!alarm.open() || !wanted) {
            return;
        }
        UUID signal =
                UUID.nameUUIDFromBytes((id + "/" + severity + "/" + at + "/" + rule).getBytes(StandardCharsets.UTF_8));
        if (freeze(signal, id, "severity", severity, at, rule, evidence)) {
            severity(alarm, severity, clock.instant(), rule, AlarmRows.sha256(evidence));
        }
    }

    private void severity(Alarm alarm, Severity severity, Instant now, String rule, @Nullable String hash) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("severity", severity.stored());
        Instant by = alarm.acknowledgeBy();
        Instant sooner = now.plus(settings.acknowledge(severity));
        if (alarm.state() == AlarmState.RAISED && by != null && sooner.isBefore(by)) {
            columns.put("acknowledge_by", sooner);
        }
        rows.set(alarm.id(), columns);
        var facts = new HashMap<String, Object>(
                Map.of("rule", rule, "was", alarm.severity().name()));
        if (hash != null) {
            facts.put("evidence", hash);
        }
        log(
                rows.get(alarm.id()),
                Actor.SYSTEM,
                severity.above(alarm.severity()) ? "alarm.escalated" : "alarm.stepped_down",
                facts,
                null);
    }

    /**
     * Notes that what the alarm is about has left. It closes nothing.
     *
     * @param id the alarm
     * @param at when, event time
     */
    @Transactional
    public void subjectLeft(UUID id, Instant at) {
        Alarm alarm = rows.lock(id);
        if (!alarm.open() || alarm.leftAt() != null || at.isBefore(alarm.at())) {
            return;
        }
        rows.set(id, Map.of("left_at", at));
        log(alarm, Actor.SYSTEM, "alarm.subject_left", Map.of("at", at.toString()), null);
    }

    /**
     * Notes what the holder of the plot says. Says the holder that the boat is the holder's own before anybody verified
     * it, the alarm becomes a false one whose feedback an officer still owes; a red alarm, or one already verified, only
     * carries the word.
     *
     * @param id the alarm
     * @param code {@code own-boat}, {@code not-mine} or {@code seen}
     */
    @Transactional
    public void holderSays(UUID id, String code) {
        if (!HOLDER_WORDS.contains(code)) {
            throw new AlarmRefused(id, Map.of("field", "code", "reason", "unknown-word"));
        }
        Alarm alarm = rows.lock(id);
        if (!alarm.open() || code.equals(alarm.holderSaid())) {
            return;
        }
        rows.set(id, Map.of("holder_said", code, "holder_said_at", clock.instant()));
        log(alarm, Actor.SYSTEM, "alarm.holder_said", Map.of("code", code), null);
        boolean own = code.equals("own-boat") && alarm.severity() != Severity.RED;
        if (own && Lifecycle.after(alarm.state(), Move.HOLDER_KNOWS).isPresent()) {
            Instant now = clock.instant();
            step(
                    alarm,
                    Move.HOLDER_KNOWS,
                    Actor.SYSTEM,
                    "alarm.dismissed",
                    ended(now, Map.of("cause", "own-boat", "verified_at", now)),
                    Map.of("cause", "own-boat"),
                    null);
        }
    }

    // ---- what people do ---------------------------------------------------------------------------------------------

    /**
     * Takes the alarm: its first clock is met.
     *
     * @param viewer who; needs {@link Permission#ALARM_HANDLE} in the alarm's area
     * @param id the alarm
     */
    @Transactional
    public Alarm acknowledge(Viewer viewer, UUID id) {
        Alarm alarm = hold(viewer, id);
        if (alarm.state() == AlarmState.RAISED) {
            step(
                    alarm,
                    Move.ACKNOWLEDGE,
                    viewer.actor(),
                    "alarm.acknowledged",
                    Map.of("acknowledged_at", clock.instant(), "acknowledged_by_account", viewer.account()),
                    Map.of(),
                    null);
        } else if (alarm.acknowledgedAt() == null) {
            throw moved(alarm);
        }
        return rows.get(id);
    }

    /**
     * Says that it is real.
     *
     * @param viewer who; needs {@link Permission#ALARM_HANDLE} in the alarm's area
     * @param id the alarm
     * @param words how one knows, or null
     */
    @Transactional
    public Alarm verify(Viewer viewer, UUID id, @Nullable String words) {
        Alarm alarm = hold(viewer, id);
        if (move(
                alarm,
                Move.VERIFY,
                viewer.actor(),
                "alarm.verified",
                Map.of("verified_at", clock.instant(), "verified_by_account", viewer.account()),
                Map.of(),
                words)) {
            events.publishEvent(new AlarmVerified(id, alarm.kind(), alarm.severity(), alarm.area(), clock.instant()));
        }
        return rows.get(id);
    }

    /**
     * Says that it is not real, and what it was; feedback is still owed.
     *
     * @param viewer who; needs {@link Permission#ALARM_HANDLE} in the alarm's area
     * @param id the alarm
     * @param cause one of the codes of false alarms
     * @param words more about it, or null
     */
    @Transactional
    public Alarm dismiss(Viewer viewer, UUID id, String cause, @Nullable String words) {
        Alarm alarm = hold(viewer, id);
        if (!FALSE_CAUSES.contains(cause)) {
            throw new AlarmRefused(id, Map.of("field", "cause", "reason", "unknown-cause"));
        }
        Instant now = clock.instant();
        if (move(
                alarm,
                Move.DISMISS,
                viewer.actor(),
                "alarm.dismissed",
                ended(now, Map.of("cause", cause, "verified_at", now, "verified_by_account", viewer.account())),
                Map.of("cause", cause),
                words)) {
            events.publishEvent(new AlarmDismissed(id, alarm.kind(), alarm.severity(), alarm.area(), now));
        }
        return rows.get(id);
    }

    /**
     * Begins to help without a unit, such as by a call to the boat.
     *
     * @param viewer who; needs {@link Permission#ALARM_HANDLE} in the alarm's area
     * @param id the alarm
     * @param words what is done
     */
    @Transactional
    public Alarm respond(Viewer viewer, UUID id, @Nullable String words) {
        move(
                hold(viewer, id),
                Move.RESPOND,
                viewer.actor(),
                "alarm.responding",
                Map.of("responding_at", clock.instant()),
                Map.of(),
                words);
        return rows.get(id);
    }

    /**
     * Says that it is over. Feedback is owed from now on.
     *
     * @param viewer who; needs {@link Permission#ALARM_HANDLE} in the alarm's area
     * @param id the alarm
     * @param words how it ended
     */
    @Transactional
    public Alarm contain(Viewer viewer, UUID id, @Nullable String words) {
        move(
                hold(viewer, id),
                Move.CONTAIN,
                viewer.actor(),
                "alarm.contained",
                ended(clock.instant(), Map.of()),
                Map.of(),
                words);
        return rows.get(id);
    }

    /**
     * Feeds back: what caused it and what was learnt.
     *
     * @param viewer who; needs {@link Permission#ALARM_HANDLE} in the alarm's area
     * @param id the alarm
     * @param cause the code of its cause
     * @param outcome what happened, what helped, what to change; 4 to 2,000 characters
     */
    @Transactional
    public Alarm feedBack(Viewer viewer, UUID id, String cause, String outcome) {
        Alarm alarm = hold(viewer, id);
        if (!(alarm.state() == AlarmState.FALSE_ALARM ? FALSE_CAUSES : CAUSES).contains(cause)
                && Lifecycle.after(alarm.state(), Move.FEED_BACK).isPresent()) {
            throw new AlarmRefused(id, Map.of("field", "cause", "reason", "unknown-cause"));
        }
        String words = outcome.strip();
        if (words.length() < 4 || words.length() > 2_000) {
            throw new AlarmRefused(id, Map.of("field", "words", "reason", "too-short"));
        }
        move(
                alarm,
                Move.FEED_BACK,
                viewer.actor(),
                "alarm.fed_back",
                Map.of(
                        "fed_back_at",
                        clock.instant(),
                        "fed_back_by_account",
                        viewer.account(),
                        "cause",
                        cause,
                        "outcome",
                        words),
                Map.of("cause", cause),
                words);
        return rows.get(id);
    }

    /**
     * Closes an alarm that was fed back.
     *
     * @param viewer who; needs {@link Permission#ALARM_HANDLE} in the alarm's area
     * @param id the alarm
     */
    @Transactional
    public Alarm close(Viewer viewer, UUID id) {
        Alarm alarm = hold(viewer, id);
        if (move(
                alarm,
                Move.CLOSE,
                viewer.actor(),
                "alarm.closed",
                Map.of("closed_at", clock.instant()),
                Map.of(),
                null)) {
            events.publishEvent(new AlarmClosed(id, alarm.kind(), alarm.severity(), alarm.area(), clock.instant()));
        }
        return rows.get(id);
    }

    /**
     * Raises an alarm again that was not over after all.
     *
     * @param viewer who; needs {@link Permission#ALARM_HANDLE} in the alarm's area
     * @param id the alarm
     * @param words why; at least 2 characters
     */
    @Transactional
    public Alarm reopen(Viewer viewer, UUID id, @Nullable String words) {
        Alarm alarm = hold(viewer, id);
        if (words == null || words.isBlank()) {
            throw new AlarmRefused(id, Map.of("field", "words", "reason", "missing"));
        }
        if (alarm.state() == AlarmState.RAISED && alarm.reopened() > 0) {
            return alarm;
        }
        if (Lifecycle.after(alarm.state(), Move.REOPEN).isEmpty()) {
            throw moved(alarm);
        }
        try {
            raiseAgain(alarm, viewer.actor(), "alarm.reopened", words.strip());
        } catch (DuplicateKeyException e) {
            throw new AlarmMovedOn(id, Map.of("state", "another-open"));
        }
        return rows.get(id);
    }

    /** A unit is there. */
    @Transactional
    public void arrived(AlarmProgress progress) {
        Alarm alarm = rows.lock(progress.alarm());
        if (Lifecycle.after(alarm.state(), Move.ARRIVE).isPresent()) {
            step(
                    alarm,
                    Move.ARRIVE,
                    Actor.SYSTEM,
                    "alarm.responding",
                    Map.of("responding_at", progress.at()),
                    Map.of("unit", progress.unit().toString()),
                    null);
        }
    }

    // ---- what time does ---------------------------------------------------------------------------------------------

    /** Tells once that nobody acknowledged in time. */
    void tellOverdue(UUID id) {
        Alarm alarm = rows.lock(id);
        Instant now = clock.instant();
        Instant by = alarm.acknowledgeBy();
        if (alarm.state() != AlarmState.RAISED || by == null || !now.isAfter(by) || !rung(alarm, "acknowledge", now)) {
            return;
        }
        log(alarm, Actor.SYSTEM, "alarm.overdue", Map.of("clock", "acknowledge"), null);
        events.publishEvent(new AlarmOverdue(id, alarm.kind(), alarm.severity(), alarm.area(), now));
    }

    /** Raises again what ended and was not fed back. */
    void feedbackLate(UUID id) {
        Alarm alarm = rows.lock(id);
        Instant now = clock.instant();
        Instant by = alarm.feedbackBy();
        if (by != null
                && now.isAfter(by)
                && Lifecycle.after(alarm.state(), Move.FEEDBACK_LATE).isPresent()
                && rung(alarm, "feedback", now)) {
            raiseAgain(alarm, Actor.SYSTEM, "alarm.reopened", null);
        }
    }

    private boolean rung(Alarm alarm, String clockName, Instant now) {
        return jdbc.sql("""
                        insert into alarms.rung (county, alarm, clock, round, fired_at) values (:county, :alarm, :clock, :round, :now)
                        on conflict do nothing""")
                        .param("county", county.value())
                        .param("alarm", alarm.id())
                        .param("clock", clockName)
                        .param("round", alarm.reopened())
                        .param("now", AlarmRows.utc(now))
                        .update()
                == 1;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /**
     * An alarm, held until the transaction ends: nobody moves it meanwhile.
     *
     * @param id the alarm
     * @throws NoSuchAlarm if there is none
     */
    public Alarm held(UUID id) {
        return rows.lock(id);
    }

    /**
     * One alarm, for another room.
     *
     * @param id the alarm
     */
    public Alarm get(UUID id) {
        return rows.get(id);
    }

    /**
     * One alarm.
     *
     * @param viewer who looks; needs {@link Permission#ALARM_READ} in the alarm's area
     * @param id the alarm
     */
    public Alarm get(Viewer viewer, UUID id) {
        Alarm alarm = rows.get(id);
        viewer.require(Permission.ALARM_READ, alarm.area());
        return alarm;
    }

    /**
     * What was seen, oldest first.
     *
     * @param id the alarm
     */
    public List<Evidence> evidenceOf(UUID id) {
        return rows.evidenceOf(id);
    }

    /** Alarms that are not closed, most severe first, 500 at most. */
    public List<Alarm> open() {
        return jdbc.sql("select " + AlarmRows.COLUMNS + " " + """
                         from alarms.alarm where county = :county and state <> 'CLOSED' order by severity desc, number desc limit 500""")
                .param("county", county.value())
                .query(AlarmRows::alarm)
                .list();
    }

    /**
     * Open alarms about some assets, most severe first.
     *
     * @param kind the assets' kind, such as {@code plot}
     * @param ids their identifiers
     */
    public List<Alarm> openFor(String kind, Collection<String> ids) {
        return jdbc.sql("select " + AlarmRows.COLUMNS + " " + """
                         from alarms.alarm where county = :county and state <> 'CLOSED' and subject_kind = 'asset' and subject_sort = :kind
                          and subject_id = any(:ids) order by severity desc, number desc limit 500""")
                .param("county", county.value())
                .param("kind", kind)
                .param("ids", ids.toArray(String[]::new))
                .query(AlarmRows::alarm)
                .list();
    }

    /**
     * The moves that a person can make from a state, the usual one first, as the interface says them.
     *
     * @param state the state
     */
    public static List<String> movesFrom(AlarmState state) {
        return Lifecycle.byHand(state).stream()
                .map(m -> m.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /**
     * The causes that feedback, or a dismissal, can name from a state.
     *
     * @param state the state
     */
    public static List<String> causesFor(AlarmState state) {
        return (state == AlarmState.CONTAINED ? CAUSES : FALSE_CAUSES)
                .stream().sorted().toList();
    }

    /**
     * The refusal of a move that does not exist.
     *
     * @param viewer who asked; needs {@link Permission#ALARM_HANDLE} in the alarm's area to hear it
     * @param id the alarm
     * @param move what was asked for
     */
    public AlarmRefused noSuchMove(Viewer viewer, UUID id, String move) {
        viewer.require(Permission.ALARM_HANDLE, rows.get(id).area());
        return new AlarmRefused(id, Map.of("field", "move", "reason", "unknown-move", "move", move));
    }

    // ---- the one way to move ----------------------------------------------------------------------------------------

    private Alarm hold(Viewer viewer, UUID id) {
        Alarm alarm = rows.lock(id);
        viewer.require(Permission.ALARM_HANDLE, alarm.area());
        return alarm;
    }

    /** Moves, or does nothing when the alarm is already where the move leads. */
    private boolean move(
            Alarm alarm,
            Move move,
            Actor actor,
            String what,
            Map<String, ? extends @Nullable Object> columns,
            Map<String, ?> facts,
            @Nullable String words) {
        if (Lifecycle.after(alarm.state(), move).isPresent()) {
            step(alarm, move, actor, what, columns, facts, words);
            return true;
        }
        if (!Lifecycle.alreadyDone(alarm.state(), move)) {
            throw moved(alarm);
        }
        return false;
    }

    private void step(
            Alarm alarm,
            Move move,
            Actor actor,
            String what,
            Map<String, ? extends @Nullable Object> columns,
            Map<String, ?> facts,
            @Nullable String words) {
        AlarmState to = Lifecycle.after(alarm.state(), move).orElseThrow(() -> moved(alarm));
        var all = new HashMap<String, @Nullable Object>(columns);
        all.put("state", to.name());
        rows.set(alarm.id(), all);
        var said = new HashMap<String, Object>(facts);
        said.put("from", alarm.state().name());
        said.put("to", to.name());
        log(alarm, actor, what, said, words == null || words.isBlank() ? null : words.strip());
    }

    private Map<String, @Nullable Object> ended(Instant now, Map<String, Object> more) {
        var columns = new HashMap<String, @Nullable Object>(more);
        columns.put("ended_at", now);
        columns.put("feedback_by", now.plus(settings.feedback()));
        return columns;
    }

    /** Back to the beginning: what was found out stays in the log, the clocks run anew. */
    private void raiseAgain(Alarm alarm, Actor actor, String what, @Nullable String words) {
        Instant now = clock.instant();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("state", AlarmState.RAISED.name());
        columns.put("raised_at", now);
        columns.put("acknowledge_by", now.plus(settings.acknowledge(alarm.severity())));
        columns.put("reopened", alarm.reopened() + 1);
        List.of(
                        "acknowledged_at",
                        "verified_at",
                        "responding_at",
                        "ended_at",
                        "feedback_by",
                        "fed_back_at",
                        "closed_at")
                .forEach(c -> columns.put(c, null));
        List.of("acknowledged_by_account", "verified_by_account", "fed_back_by_account")
                .forEach(c -> columns.put(c, null));
        columns.put("cause", null);
        columns.put("outcome", null);
        rows.set(alarm.id(), columns);
        log(alarm, actor, what, Map.of("from", alarm.state().name(), "to", AlarmState.RAISED.name()), words);
        events.publishEvent(new AlarmRaised(alarm.id(), alarm.kind(), alarm.severity(), alarm.area(), now));
    }

    private void log(Alarm alarm, Actor actor, String what, Map<String, ?> facts, @Nullable String words) {
        var all = new HashMap<String, Object>(facts);
        all.put("area", alarm.area());
        all.put("kind", alarm.kind());
        all.put("severity", alarm.severity().name());
        timeline.append(alarm.ref(), actor, what, all, words);
    }

    private boolean freeze(
            UUID signal, UUID alarm, String what, Severity severity, Instant at, String rule, String evidence) {
        return rows.freeze(signal, alarm, what, severity, at, rule, evidence);
    }

    private static AlarmMovedOn moved(Alarm alarm) {
        return new AlarmMovedOn(alarm.id(), Map.of("state", alarm.state().name()));
    }
}
