// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anlan.kernel.Explanation;
import org.jspecify.annotations.Nullable;

/** A matter as an officer sees it: known facts filled in, the requester's data masked, and the moves this officer may make. */
public record DeskMatter(
        UUID id,
        String code,
        String title,
        String words,
        String channel,
        Instant reportedAt,
        MatterState state,
        String stateName,
        @Nullable String resultName,
        Where place,
        Requester requester,
        @Nullable String category,
        @Nullable String categoryName,
        boolean urgent,
        boolean needsPresence,
        boolean historic,
        int reopened,
        @Nullable Order order,
        List<ClockView> clocks,
        @Nullable Why why,
        List<PublicMatter.Step> steps,
        PublicMatter.@Nullable Step next,
        PublicMatter.@Nullable Question question,
        @Nullable ReplyView reply,
        @Nullable ObjectionView objection,
        List<MoveView> moves,
        List<Linked> linked,
        List<FileView> files) {

    /**
     * A photo or recording.
     *
     * @param part how it came: {@code report}, {@code added}, {@code answer}, {@code again} or {@code evidence}
     * @param name what it shows in words, never empty
     * @param described whether somebody wrote those words
     * @param origin how it came, in words
     * @param sha256 of the sealed original
     * @param bytes of the sealed original
     * @param ofLatestReply whether the latest reply shows it
     * @param openable whether this officer may open the original
     */
    public record FileView(
            UUID id,
            String kind,
            String part,
            String name,
            boolean described,
            String origin,
            Instant at,
            int seconds,
            int width,
            int height,
            String sha256,
            long bytes,
            boolean ofLatestReply,
            boolean openable) {}

    /** The place. */
    public record Where(
            String area,
            String name,
            @Nullable String text,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String island) {}

    /** The person who asks, masked. */
    public record Requester(
            String kind,
            @Nullable String name,
            @Nullable String phone,
            boolean hasAddress,
            boolean confidential,
            boolean revealable) {}

    /** The current attempt. */
    public record Order(
            UUID id,
            int attempt,
            NamedId unit,
            @Nullable NamedId officer,
            Instant dispatchedAt,
            boolean mine,
            boolean ofMyUnit) {}

    /** Something with a name. */
    public record NamedId(UUID id, String name) {}

    /** A clock of the order. */
    public record ClockView(
            String kind,
            String name,
            String state,
            String sentence,
            String brief,
            List<Explanation.Cell> cells,
            List<Explanation.Line> lines,
            Instant due,
            boolean provisional,
            boolean stopped) {}

    /** Why it is here. */
    public record Why(
            @Nullable String basis,
            int version,
            @Nullable String duty,
            List<String> spoke,
            String place,
            List<Considered> considered) {}

    /** What else it might have been. */
    public record Considered(String category, String unit) {}

    /** The latest reply. */
    public record ReplyView(
            ResultClass proposed,
            String proposedName,
            String words,
            List<String> evidence,
            @Nullable String plan,
            String by,
            Instant at,
            @Nullable Instant deliveredAt,
            @Nullable String deliveredHow,
            @Nullable Instant verdictUntil) {}

    /** The one objection. */
    public record ObjectionView(
            String by, String reason, @Nullable String belongsTo, Instant at, boolean decided) {}

    /** A move this officer may make now. */
    public record MoveView(
            String key, String name, @Nullable String shortcut, boolean primary) {}

    /** A matter joined to this one, or the one it is joined to. */
    public record Linked(UUID id, String code, String title, String stateName) {}
}
