// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anlan.kernel.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * A matter as the person who raised it sees it: who has it, until when, what was done, and what they can do.
 *
 * @param id the matter
 * @param code its number
 * @param title the first words
 * @param words what was said
 * @param reportedAt when
 * @param channel how it came
 * @param placeName the place as people say it
 * @param state where it stands
 * @param resultClass how it ended, or what the standing reply proposes; null before a reply
 * @param lede one sentence: who has it and until when
 * @param holder who has it, or null while nobody does
 * @param clock the deadline of the reply, explained; null when none runs
 * @param reply the latest reply, or null
 * @param awaitingVerdict whether it is the requester's turn to say solved or not
 * @param verdictUntil until when an answer is awaited
 * @param openQuestion a question that waits for an answer, or null
 * @param steps what was done, newest first
 * @param next what comes next, or null when nothing does
 * @param seen who looked at the requester's data
 * @param canWithdraw whether it can be withdrawn now
 * @param canUndoWithdrawal whether a withdrawal can be taken back
 * @param canReopen whether it can be reopened now
 * @param reopenNeedsFacts whether reopening needs new facts, because it was reopened before
 * @param reopenUntil until when
 * @param askOpinion whether the requester may still say how satisfied they were with the latest reply
 * @param files photos and recordings, oldest first
 */
public record PublicMatter(
        UUID id,
        String code,
        String title,
        String words,
        Instant reportedAt,
        String channel,
        String placeName,
        MatterState state,
        @Nullable ResultClass resultClass,
        String lede,
        @Nullable Holder holder,
        @Nullable Explanation clock,
        @Nullable Reply reply,
        boolean awaitingVerdict,
        @Nullable Instant verdictUntil,
        @Nullable Question openQuestion,
        List<Step> steps,
        @Nullable Step next,
        List<Seen> seen,
        boolean canWithdraw,
        boolean canUndoWithdrawal,
        boolean canReopen,
        boolean reopenNeedsFacts,
        @Nullable Instant reopenUntil,
        boolean askOpinion,
        List<Shown> files) {

    /** Photos and recordings that the requester sent, or that came with an earlier reply. */
    public List<Shown> gathered() {
        return files.stream().filter(f -> !f.ofLatestReply()).toList();
    }

    /** Photos and recordings that the latest reply shows. */
    public List<Shown> shownWithReply() {
        return files.stream().filter(Shown::ofLatestReply).toList();
    }

    /**
     * Who has it.
     *
     * @param unitName the unit
     * @param officerName the officer who took it, or null before that
     * @param phone a number that is answered, or null
     * @param seal one character for the sign
     */
    public record Holder(
            String unitName,
            @Nullable String officerName,
            @Nullable String phone,
            String seal) {}

    /**
     * A reply.
     *
     * @param words the reply
     * @param by the officer who proposed it
     * @param unitName the officer's unit
     * @param at when it was proposed
     * @param deliveredAt when it reached the requester, or null
     * @param evidence what was attached, in words
     * @param proposed the result class that is proposed
     */
    public record Reply(
            String words,
            String by,
            String unitName,
            Instant at,
            @Nullable Instant deliveredAt,
            List<String> evidence,
            ResultClass proposed) {}

    /**
     * A photo or recording.
     *
     * @param id the file
     * @param voice whether it is a recording
     * @param name what it shows in words, never empty: the text in its place
     * @param described whether somebody wrote those words; otherwise they only say whose it is
     * @param origin how it came, in words
     * @param at when it came
     * @param seconds how long a recording is, 0 for a photo
     * @param width of a photo in pixels, 0 for a recording
     * @param height of a photo in pixels, 0 for a recording
     * @param ofLatestReply whether the latest reply shows it
     */
    public record Shown(
            UUID id,
            boolean voice,
            String name,
            boolean described,
            String origin,
            Instant at,
            int seconds,
            int width,
            int height,
            boolean ofLatestReply) {}

    /**
     * A question to the requester.
     *
     * @param words the question
     * @param askedAt when it was delivered
     * @param until when the clock runs again by itself
     */
    public record Question(String words, Instant askedAt, Instant until) {}

    /**
     * A line of the timeline.
     *
     * @param at when
     * @param until when it ended, for a stop; else null
     * @param kind {@code person}, {@code sys}, {@code stop} or {@code next}
     * @param who the actor as people know them, or null
     * @param text one sentence
     * @param detail a second one, or null
     */
    public record Step(
            @Nullable Instant at,
            @Nullable Instant until,
            String kind,
            @Nullable String who,
            String text,
            @Nullable String detail) {}

    /**
     * Somebody who looked at the requester's data.
     *
     * @param who name, or the platform
     * @param unitName their unit, or null
     * @param times when, oldest first
     * @param why the reason they gave, in words
     */
    public record Seen(String who, @Nullable String unitName, List<Instant> times, String why) {}
}
