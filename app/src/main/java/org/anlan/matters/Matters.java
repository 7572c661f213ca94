// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.files.Files;
import org.anlan.files.NoSuchFile;
import org.anlan.files.Served;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.ReplyRows;
import org.anlan.people.Persons;
import org.anlan.people.access.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of matters 事项 for the people who raise them: say it, follow it, answer, and decide whether it is solved. The
 * caller of everything but {@link #report} and {@link #track} has established that the asker holds the matter's secret.
 */
@Component
public class Matters {
    private static final int LONGEST_WORDS = 4_000;
    private static final int TOWNSHIP_DIGITS = 9;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Intake intake;
    private final MatterRows rows;
    private final ReplyRows replyRows;
    private final ZoneId zone;
    private final Transitions transitions;
    private final Replies replies;
    private final RequesterViews views;
    private final Persons persons;
    private final RateLimits limits;
    private final Timeline timeline;
    private final MattersSettings settings;
    private final Files files;

    Matters(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            Intake intake,
            MatterRows rows,
            ReplyRows replyRows,
            KernelSettings kernel,
            Transitions transitions,
            Replies replies,
            RequesterViews views,
            Persons persons,
            RateLimits limits,
            Timeline timeline,
            MattersSettings settings,
            Files files) {
        this.files = files;
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.intake = intake;
        this.rows = rows;
        this.replyRows = replyRows;
        this.zone = kernel.zone();
        this.transitions = transitions;
        this.replies = replies;
        this.views = views;
        this.persons = persons;
        this.limits = limits;
        this.timeline = timeline;
        this.settings = settings;
    }

    /**
     * Takes a matter in. The same idempotency key twice is the same matter.
     *
     * @param matter what was said
     * @throws NotAcceptable when there are no words, too many, or a place that does not exist
     */
    public Receipt report(NewMatter matter) {
        return intake.take(matter, null);
    }

    /**
     * Takes a matter in with the photos and recordings of a draft, as {@link #report(NewMatter)} does.
     *
     * @param draft the draft; what waits in it is handed in with the matter, or stays there when the matter is refused
     * @throws org.anlan.files.FileRefused when there is more in it than a matter may have
     */
    public Receipt report(NewMatter matter, UUID draft) {
        return intake.take(matter, null, draft);
    }

    /**
     * What is shown of a photo or recording to the person who raised the matter: what they sent, and what a reply that has
     * arrived shows.
     *
     * @param id the matter
     * @param file the file
     * @param small whether the thumbnail is enough
     * @throws org.anlan.files.NoSuchFile when there is none that they may see
     */
    public Served file(UUID id, UUID file, boolean small) {
        MatterRow row = get(id);
        if (views.files(row).stream().noneMatch(f -> f.id().equals(file))) {
            throw new NoSuchFile(file);
        }
        return files.rendition(Transitions.ref(id), file, small);
    }

    /**
     * Opens a matter with its code and either its secret or the whole telephone number it was raised with. Wrong codes and
     * wrong secrets cannot be told apart, and tries are counted per asker and per code.
     *
     * @param code the code, or the number at its end
     * @param secretOrPhone eight digits, or a telephone number
     * @param clientKey the asker, for counting tries
     * @return the matter, or nothing
     * @throws org.anlan.people.access.TooOften after too many tries
     */
    @Transactional(readOnly = true)
    public Optional<UUID> track(String code, String secretOrPhone, String clientKey) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        String key = secretOrPhone.replaceAll("[\\s-]", "");
        limits.take(RateLimits.Rule.TRACKING_ADDRESS, clientKey);
        limits.take(RateLimits.Rule.TRACKING_CODE, wanted);
        if (!wanted.matches("[A-Z0-9-]{4,24}") || !key.matches("\\d{8,15}")) {
            return Optional.empty();
        }
        List<MatterRows.Lock> locks = rows.locks(intake.meant(wanted));
        List<UUID> opened = locks.stream()
                .filter(lock -> Intake.opens(lock, key)
                        || (key.length() >= 11
                                && lock.requester() != null
                                && persons.phoneEndsWith(lock.requester(), key)))
                .map(MatterRows.Lock::matter)
                .toList();
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        limits.giveBack(RateLimits.Rule.TRACKING_CODE, wanted);
        limits.giveBack(RateLimits.Rule.TRACKING_ADDRESS, clientKey); // a kiosk opens many matters; only failures count
        return Optional.of(opened.getFirst());
    }

    /**
     * The code of a matter.
     *
     * @param id the matter
     * @throws NoSuchMatter when there is none
     */
    public String codeOf(UUID id) {
        return get(id).code();
    }

    /**
     * The matter of a code.
     *
     * @param code the whole code
     */
    public Optional<UUID> byCode(String code) {
        return rows.byCode(code.strip().toUpperCase(Locale.ROOT)).map(MatterRow::id);
    }

    /**
     * Everything the requester's page shows. Opening the page is a delivery: a reply that waits has arrived with it.
     *
     * @param id the matter
     * @param locale the reader's language
     */
    @Transactional
    public PublicMatter forRequester(UUID id, Locale locale) {
        MatterRow row = get(id);
        if (row.state() == MatterState.RESULT_PROPOSED
                || row.state() == MatterState.REDIRECTED
                || row.state() == MatterState.EMERGENCY
                || row.state() == MatterState.PARKED) {
            replies.delivered(transitions.lock(id), "page", Actor.SYSTEM);
        } else if (row.state() == MatterState.PAUSED) {
            replies.questionDelivered(transitions.lock(id));
        }
        return views.view(get(id), locale);
    }

    /**
     * The requester's word: solved, or not yet. Not yet goes to somebody else at once.
     *
     * @param id the matter
     * @param solved whether it is solved, or the explanation accepted
     * @param words anything they want to add, or null
     * @throws CannotNow when no reply waits for an answer
     */
    @Transactional
    public void answerVerdict(UUID id, boolean solved, @Nullable String words) {
        MatterRow row = transitions.lock(id);
        replies.verdict(row, solved, bounded(words), actor(row), "page");
    }

    /**
     * How satisfied the requester was, said after the verdict, by choice and once for a reply. The log keeps it apart from
     * the matter, with the township and the unit and under an identifier that leads nowhere, so that no handler can find
     * out who said it.
     *
     * @param id the matter
     * @param opinion what they think
     * @throws CannotNow when there was no verdict yet, or an opinion was given before
     */
    @Transactional
    public void giveOpinion(UUID id, Opinion opinion) {
        MatterRow row = transitions.lock(id);
        Instant now = clock.instant();
        boolean kept = replyRows
                .opinionWanted(id)
                .filter(reply -> replyRows.opinion(
                        reply, opinion.word(), now.atZone(zone).toLocalDate()))
                .isPresent();
        if (!kept) {
            throw new CannotNow(id, Map.of("state", row.state().name(), "move", "OPINION"));
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("opinion", opinion.word());
        facts.put(
                "area",
                row.area().substring(0, Math.min(TOWNSHIP_DIGITS, row.area().length())));
        facts.put("channel", row.channel());
        if (row.category() != null) {
            facts.put("category", row.category());
        }
        handledBy(row).ifPresent(unit -> facts.put("unit", unit.toString()));
        timeline.append(
                new ObjectRef("opinion", UUID.randomUUID()), Actor.resident(null), "opinion.given", facts, null);
    }

    /** The unit whose reply the requester has just judged: after a “not yet” the order is somebody else's already. */
    private Optional<UUID> handledBy(MatterRow row) {
        return replyRows
                .latest(row.id())
                .flatMap(reply -> Optional.ofNullable(reply.order()))
                .flatMap(rows::order)
                .map(OrderRow::unit);
    }

    /**
     * The answer to a question.
     *
     * @param id the matter
     * @param words the answer
     */
    @Transactional
    public void answerQuestion(UUID id, String words) {
        answerQuestion(id, words, null);
    }

    /**
     * The answer to a question, with photos and recordings; either is enough.
     *
     * @param id the matter
     * @param words the answer, or null
     * @param draft the draft of what is attached, or null
     */
    @Transactional
    public void answerQuestion(UUID id, @Nullable String words, @Nullable UUID draft) {
        MatterRow row = transitions.lock(id);
        Map<String, Object> facts = new HashMap<>();
        boolean attached = handIn(row, draft, Attached.ANSWER, facts);
        replies.endQuestion(row, Move.ANSWER, actor(row), attached ? bounded(words) : required(words), facts);
    }

    /**
     * “You already had this”: the question should not have been asked, and the pause never counted.
     *
     * @param id the matter
     */
    @Transactional
    public void alreadyAnswered(UUID id) {
        MatterRow row = transitions.lock(id);
        replies.endQuestion(row, Move.ALREADY_ANSWERED, actor(row), null);
    }

    /**
     * Adds something to an open matter.
     *
     * @param id the matter
     * @param words what there is to add
     */
    @Transactional
    public void addWords(UUID id, String words) {
        addWords(id, words, null);
    }

    /**
     * Adds words, photos or recordings to an open matter; any of them is enough.
     *
     * @param id the matter
     * @param words what there is to add, or null
     * @param draft the draft of what is attached, or null
     */
    @Transactional
    public void addWords(UUID id, @Nullable String words, @Nullable UUID draft) {
        MatterRow row = transitions.lock(id);
        if (!row.state().open()) {
            throw new CannotNow(id, Map.of("state", row.state().name(), "move", "ADD"));
        }
        Map<String, Object> facts = new HashMap<>();
        boolean attached = handIn(row, draft, Attached.ADDED, facts);
        transitions.note(
                row,
                replies.order(row),
                actor(row),
                "matter.words_added",
                facts,
                attached ? bounded(words) : required(words));
    }

    /**
     * Withdraws a matter. It keeps its code, and can be taken back for as long as a closed matter can be reopened.
     *
     * @param id the matter
     * @param why a reason, or null: none is needed
     */
    @Transactional
    public void withdraw(UUID id, @Nullable String why) {
        MatterRow row = transitions.lock(id);
        replies.close(row, Move.WITHDRAW, actor(row), ResultClass.WITHDRAWN, bounded(why), Map.of());
    }

    /**
     * Takes a withdrawal back.
     *
     * @param id the matter
     */
    @Transactional
    public void undoWithdrawal(UUID id) {
        MatterRow row = transitions.lock(id);
        if (row.resultClass() != ResultClass.WITHDRAWN || pastReopening(row)) {
            throw new CannotNow(id, Map.of("state", row.state().name(), "move", Move.UNDO_WITHDRAWAL.name()));
        }
        transitions.apply(row, null, Move.UNDO_WITHDRAWAL, actor(row), Map.of(), null);
        jdbc.sql("""
                        update matters.matter set result_class = null, closed_at = null, order_id = null
                         where county = :county and id = :id""").param("county", county.value()).param("id", id).update();
    }

    /**
     * Reopens a closed matter within thirty days: the first time freely, after that with new facts.
     *
     * @param id the matter
     * @param words what is still wrong; needed from the second time on
     */
    @Transactional
    public void reopen(UUID id, @Nullable String words) {
        reopen(id, words, null);
    }

    /**
     * Reopens a closed matter, as {@link #reopen(UUID, String)} does; a photo is a new fact as well.
     *
     * @param id the matter
     * @param words what is still wrong, or null
     * @param draft the draft of what is attached, or null
     */
    @Transactional
    public void reopen(UUID id, @Nullable String words, @Nullable UUID draft) {
        MatterRow row = transitions.lock(id);
        if (row.resultClass() == ResultClass.WITHDRAWN || pastReopening(row)) {
            throw new CannotNow(id, Map.of("state", row.state().name(), "move", Move.REOPEN.name()));
        }
        Map<String, Object> facts = new HashMap<>();
        boolean attached = handIn(row, draft, Attached.AGAIN, facts);
        if (row.reopened() > 0 && !attached && (words == null || words.isBlank())) {
            throw new NotAcceptable(id, Map.of("field", "words", "reason", "new-facts-needed"));
        }
        transitions.apply(row, replies.order(row), Move.REOPEN, actor(row), facts, bounded(words));
        replies.sendToSomebodyElse(transitions.lock(id));
    }

    /**
     * A complaint to the independent inbox.
     *
     * @param c the complaint
     * @return its identifier
     */
    @Transactional
    public UUID complain(NewComplaint c) {
        String words = required(c.words());
        UUID id = jdbc.sql("""
                        insert into matters.complaint (county, kind, words, matter, contact, at)
                        values (:county, :kind, :words, :matter, :contact, :now) returning id""")
                .param("county", county.value())
                .param("kind", kind(c.kind()))
                .param("words", words)
                .param("matter", c.matter())
                .param(
                        "contact",
                        c.contact() == null || c.contact().isBlank()
                                ? null
                                : c.contact().strip())
                .param("now", MatterRows.utc(clock.instant()))
                .query(UUID.class)
                .single();
        timeline.append(
                new ObjectRef("complaint", id), Actor.resident(null), "complaint.made", Map.of("kind", c.kind()), null);
        return id;
    }

    private static String kind(String kind) {
        if (!List.of("platform", "officer", "rating", "access", "other").contains(kind)) {
            throw new NotAcceptable(null, Map.of("field", "kind", "reason", "unknown"));
        }
        return kind;
    }

    private boolean handIn(MatterRow row, @Nullable UUID draft, String part, Map<String, Object> facts) {
        if (draft == null) {
            return false;
        }
        var handedIn = files.handIn(draft, Transitions.ref(row.id()), part, null);
        Attached.seal(facts, handedIn);
        return !handedIn.isEmpty();
    }

    private boolean pastReopening(MatterRow row) {
        Instant closed = row.closedAt();
        return closed == null || clock.instant().isAfter(closed.plus(settings.reopen()));
    }

    private MatterRow get(UUID id) {
        return rows.find(id).orElseThrow(() -> new NoSuchMatter(id, Map.of()));
    }

    private static Actor actor(MatterRow row) {
        return Actor.resident(row.requester());
    }

    private static String required(@Nullable String words) {
        String bounded = bounded(words);
        if (bounded == null) {
            throw new NotAcceptable(null, Map.of("field", "words", "reason", "empty"));
        }
        return bounded;
    }

    private static @Nullable String bounded(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        if (words.strip().length() > LONGEST_WORDS) {
            throw new NotAcceptable(null, Map.of("field", "words", "reason", "longer-than-" + LONGEST_WORDS));
        }
        return words.strip();
    }
}
