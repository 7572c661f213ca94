// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.anlan.files.FileRefused.Reason;
import org.anlan.files.store.Contents;
import org.anlan.files.store.FileRows;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of files 文件. What somebody sends is kept twice: as it was sent, sealed under its SHA-256, for evidence; and as a
 * rendition without anything but the picture or the sound, for everybody who works with it.
 *
 * <p>A file begins in a draft, whose identifier only its writer's own page knows, and is handed in with an object together with
 * the words it belongs to. After that it does not change. Which object a reader may see is decided by the room that owns it,
 * before it asks here; a file is found only together with its object or its draft.
 */
@Component
public class Files {
    /** Why a sealed original may be opened. */
    public static final Set<String> OPENING_REASONS = Set.of("evidence", "unclear", "verify", "emergency");

    private static final Duration ONE_LOOK = Duration.ofMinutes(15);
    private static final Duration UNUSED = Duration.ofHours(1);
    private static final int LONGEST_CAPTION = 200;
    private static final int PATIENCE_SECONDS = 20;

    private static final Logger log = LoggerFactory.getLogger(Files.class);

    /** One photo is read at a time: what reading one may hold in memory is bounded, and so is then the whole. */
    private final Semaphore reading = new Semaphore(1, true);

    private final FileRows rows;
    private final Contents contents;
    private final Pictures pictures;
    private final Voices voices;
    private final FilesSettings settings;
    private final Timeline timeline;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Files(
            FileRows rows,
            Contents contents,
            FilesSettings settings,
            Timeline timeline,
            Clock clock,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.contents = contents;
        this.pictures = new Pictures(settings);
        this.voices = new Voices(settings);
        this.settings = settings;
        this.timeline = timeline;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What is taken in: for pages that say so before somebody chooses. */
    public FilesSettings limits() {
        return settings;
    }

    /**
     * Takes a file into a draft. What it is, is decided by looking at it. The same bytes a second time in the same draft are
     * the same file. Not to be called within a transaction: reading a photo takes a while.
     *
     * @param draft the draft, as its writer's page knows it
     * @param sent what was sent; read once
     * @param caption what it shows, in words, or null
     * @param by who sends it
     * @return the file as the draft has it now
     * @throws FileRefused when it is not taken, with the reason; then nothing of it is kept
     */
    public Attachment add(UUID draft, InputStreamSource sent, @Nullable String caption, Actor by) {
        String described = caption(caption);
        Path original = null;
        var made = new ArrayList<Path>();
        try {
            original = temporary(made);
            byte[] sha256 = spool(sent, original);
            Format format = Format.of(original);
            refuseWhenFull(draft, format == Format.WAV ? Attachment.Kind.VOICE : Attachment.Kind.PHOTO, sha256);
            var file = rows.drawn(sha256).filter(this::stillThere).orElse(null);
            if (file == null) {
                file = format == Format.WAV ? voice(sha256, original, made) : photo(sha256, original, format, made);
            }
            contents.store(sha256, original, format.mediaType());
            return link(draft, file, described, by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Contents.NotStored e) {
            log.error("a file could not be stored: {}", e.getMessage());
            throw new FileRefused(Reason.STORE);
        } finally {
            made.forEach(Files::delete);
        }
    }

    /** Whether what was made of the same bytes before can be linked to again, and is kept from being swept away meanwhile. */
    private boolean stillThere(FileRows.New file) {
        return contents.touch(file.rendition()) && (file.thumbnail() == null || contents.touch(file.thumbnail()));
    }

    private FileRows.New photo(byte[] sha256, Path original, Format format, List<Path> made) throws IOException {
        Pictures.Drawn drawn = drawn(original, format);
        byte[] rendition = keep(drawn.rendition(), temporary(made));
        byte[] thumbnail = keep(drawn.thumbnail(), temporary(made));
        return new FileRows.New(
                Attachment.Kind.PHOTO, sha256, rendition, thumbnail, drawn.width(), drawn.height(), null);
    }

    private Pictures.Drawn drawn(Path original, Format format) throws IOException {
        try {
            if (!reading.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new FileRefused(Reason.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileRefused(Reason.BUSY);
        }
        try {
            return pictures.draw(original, format);
        } finally {
            reading.release();
        }
    }

    private FileRows.New voice(byte[] sha256, Path original, List<Path> made) throws IOException {
        Path plain = temporary(made);
        int millis = voices.write(original, plain);
        byte[] rendition = digest(plain);
        contents.store(rendition, plain, Format.WAV.mediaType());
        return new FileRows.New(Attachment.Kind.VOICE, sha256, rendition, null, null, null, millis);
    }

    private byte[] keep(byte[] jpeg, Path file) throws IOException {
        java.nio.file.Files.write(file, jpeg);
        byte[] sha256 = sha256().digest(jpeg);
        contents.store(sha256, file, Format.JPEG.mediaType());
        return sha256;
    }

    private Attachment link(UUID draft, FileRows.New file, @Nullable String caption, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            rows.hold(draft);
            var before = rows.inDraft(draft, file.original());
            if (before.isPresent()) {
                return before.get().attachment();
            }
            refuseTooMany(draft, file.kind());
            UUID id = rows.insert(draft, file, caption, by, clock.instant());
            return rows.find(draft, id).orElseThrow().attachment();
        }));
    }

    private void refuseWhenFull(UUID draft, Attachment.Kind kind, byte[] sha256) {
        if (rows.inDraft(draft, sha256).isEmpty()) {
            refuseTooMany(draft, kind);
            if (rows.waiting() > settings.drafts().toBytes()) {
                throw new FileRefused(Reason.NO_ROOM);
            }
        }
    }

    private void refuseTooMany(UUID draft, Attachment.Kind kind) {
        int most = kind == Attachment.Kind.PHOTO ? settings.photos() : settings.voices();
        if (rows.count(draft, kind) >= most) {
            throw new FileRefused(Reason.TOO_MANY, Map.of("most", most));
        }
    }

    /**
     * Takes a file out of a draft again. Taking out what is not there changes nothing.
     *
     * @param draft the draft
     * @param file the file
     * @return whether it was there
     */
    @Transactional
    public boolean remove(UUID draft, UUID file) {
        return rows.remove(draft, file);
    }

    /**
     * Says in words what a file of a draft shows, for those who do not see it.
     *
     * @param draft the draft
     * @param file the file
     * @param caption at most 200 characters; null or blank takes the words away
     * @throws NoSuchFile when the draft has no such file
     */
    @Transactional
    public Attachment describe(UUID draft, UUID file, @Nullable String caption) {
        if (!rows.describe(draft, file, caption(caption))) {
            throw new NoSuchFile(file);
        }
        return rows.find(draft, file).orElseThrow().attachment();
    }

    /**
     * The files of a draft, in the order they were chosen.
     *
     * @param draft the draft
     */
    public List<Attachment> ofDraft(UUID draft) {
        return rows.ofDraft(draft).stream().map(FileRows.Row::attachment).toList();
    }

    /**
     * Hands everything in a draft in with an object, in the caller's transaction. The caller writes the {@link Attachment#seal
     * seals} into the object's log entry.
     *
     * @param draft the draft
     * @param object what it belongs to from now on
     * @param part which part of the object, a word of the caller's own
     * @param within the thing inside the object, or null
     * @return what was handed in, nothing when the draft was empty
     * @throws FileRefused when the object would have too many
     */
    @Transactional
    public List<Attachment> handIn(UUID draft, ObjectRef object, String part, @Nullable UUID within) {
        rows.hold(draft);
        return handIn(draft, ofDraft(draft).stream().map(Attachment::id).toList(), object, part, within);
    }

    /**
     * Hands named files of a draft in, as {@link #handIn(UUID, ObjectRef, String, UUID)} does.
     *
     * @param files which; all of them, or none is handed in
     * @throws NoSuchFile when one of them is not in the draft
     */
    @Transactional
    public List<Attachment> handIn(
            UUID draft, Collection<UUID> files, ObjectRef object, String part, @Nullable UUID within) {
        var wanted = Set.copyOf(files);
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (rows.count(object) + wanted.size() > settings.most()) {
            throw new FileRefused(Reason.TOO_MANY, Map.of("most", settings.most()));
        }
        if (rows.handIn(draft, wanted, object, part, within, clock.instant()) != wanted.size()) {
            throw new NoSuchFile(wanted.iterator().next());
        }
        return ofObject(object).stream().filter(a -> wanted.contains(a.id())).toList();
    }

    /**
     * Lets another object have files of this one too: stored once, linked twice.
     *
     * @param files files that were handed in
     * @param object the other object
     * @param part which part of it
     * @param within the thing inside it, or null
     */
    @Transactional
    public void share(Collection<UUID> files, ObjectRef object, String part, @Nullable UUID within) {
        if (!files.isEmpty()) {
            rows.share(files, object, part, within, clock.instant());
        }
    }

    /**
     * The files of an object, oldest first: also what an evidence package lists, with hash, size and time of each sealed
     * original.
     *
     * @param object the object
     */
    public List<Attachment> ofObject(ObjectRef object) {
        return rows.ofObject(object).stream().map(FileRows.Row::attachment).toList();
    }

    /**
     * What is shown of a file in a draft.
     *
     * @param draft the draft
     * @param file the file
     * @param small whether the thumbnail is enough; a recording has none
     * @throws NoSuchFile when the draft has no such file
     */
    public Served rendition(UUID draft, UUID file, boolean small) {
        return rendition(rows.find(draft, file).orElseThrow(() -> new NoSuchFile(file)), small);
    }

    /**
     * What is shown of a file of an object, as {@link #rendition(UUID, UUID, boolean)}.
     *
     * @param object the object; the caller has made sure that the reader may see it
     */
    public Served rendition(ObjectRef object, UUID file, boolean small) {
        return rendition(rows.find(object, file).orElseThrow(() -> new NoSuchFile(file)), small);
    }

    private Served rendition(FileRows.Row row, boolean small) {
        byte[] thumbnail = row.thumbnail();
        var content = contents.get(small && thumbnail != null ? thumbnail : row.rendition());
        boolean photo = row.attachment().kind() == Attachment.Kind.PHOTO;
        return served(content, (photo ? "photo-" : "voice-") + tail(row) + (photo ? ".jpg" : ".wav"));
    }

    /**
     * Opens a sealed original: the bytes as they were sent, with everything a camera wrote into them. The log takes who, why
     * and for what first, in the same transaction; if it cannot, nothing is shown. The bytes are compared with their hash before
     * the first of them leaves. Looking again within a quarter of an hour for the same reason is one look.
     *
     * @param viewer who looks; needs {@link Permission#ORIGINAL_OPEN}
     * @param object the object; the caller has made sure that the officer works on it
     * @param file the file
     * @param reason one of {@link #OPENING_REASONS}
     * @throws org.anlan.people.access.NotAllowed when the officer may not open originals anywhere
     * @throws NoSuchFile when the object has no such file
     * @throws FileRefused when there is no such reason, or the bytes are no longer those that were sent
     */
    @Transactional
    public Served openOriginal(Viewer viewer, ObjectRef object, UUID file, String reason) {
        viewer.require(Permission.ORIGINAL_OPEN);
        if (!OPENING_REASONS.contains(reason)) {
            throw new FileRefused(Reason.REASON, Map.of("field", "reason"));
        }
        var row = rows.find(object, file).orElseThrow(() -> new NoSuchFile(file));
        rows.lock(file);
        if (!lookedJustNow(file, viewer, reason)) {
            timeline.append(
                    ref(file),
                    viewer.actor(),
                    "file.original_opened",
                    Map.of(
                            "reason", reason,
                            "about", object.toString(),
                            "sha256", row.attachment().sha256()),
                    null);
        }
        var content = contents.get(row.original());
        if (!intact(content)) {
            log.error("the original of file {} is not what was sent", file);
            throw new FileRefused(Reason.DAMAGED);
        }
        String ending = row.attachment().mediaType().replaceFirst(".*/", "").replace("jpeg", "jpg");
        return served(content, "original-" + tail(row) + "." + ending);
    }

    /**
     * Who opened the sealed originals of an object, newest first; for the person who sent them.
     *
     * @param object the object
     */
    public List<Look> looks(ObjectRef object) {
        return rows.ofObject(object).stream()
                .flatMap(row -> timeline.of(ref(row.attachment().id())).stream()
                        .filter(e -> e.what().equals("file.original_opened"))
                        .map(e -> new Look(
                                row.attachment().id(),
                                e.at(),
                                e.actor().id(),
                                String.valueOf(e.facts().get("reason")))))
                .sorted(Comparator.comparing(Look::at).reversed())
                .toList();
    }

    /**
     * Whether the sealed original of a file is, byte for byte, what was sent.
     *
     * @param object the object
     * @param file the file
     * @throws NoSuchFile when the object has no such file
     */
    public boolean intact(ObjectRef object, UUID file) {
        return intact(contents.get(
                rows.find(object, file).orElseThrow(() -> new NoSuchFile(file)).original()));
    }

    /** One round of forgetting: drafts that nobody handed in, then contents that nobody links to. */
    void sweep() {
        rows.forget(clock.instant().minus(settings.draftKept()));
        contents.sweep(UNUSED);
    }

    private boolean intact(Contents.Row content) {
        try (var in = new DigestInputStream(contents.open(content, 0), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return MessageDigest.isEqual(in.getMessageDigest().digest(), content.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean lookedJustNow(UUID file, Viewer viewer, String reason) {
        var since = clock.instant().minus(ONE_LOOK);
        return timeline.of(ref(file)).stream()
                .anyMatch(e -> e.at().isAfter(since)
                        && e.what().equals("file.original_opened")
                        && viewer.account().equals(e.actor().id())
                        && reason.equals(e.facts().get("reason")));
    }

    private Served served(Contents.Row content, String name) {
        return new Served(
                content.mediaType(),
                HexFormat.of().formatHex(content.sha256()),
                content.bytes(),
                name,
                from -> contents.open(content, from));
    }

    private byte[] spool(InputStreamSource sent, Path to) throws IOException {
        long most = settings.largest().toBytes();
        MessageDigest digest = sha256();
        long length = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = sent.getInputStream();
                var out = java.nio.file.Files.newOutputStream(to)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > most) {
                    throw new FileRefused(
                            Reason.TOO_LARGE, Map.of("most", settings.largest().toMegabytes()));
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (length == 0) {
            throw new FileRefused(Reason.EMPTY);
        }
        return digest.digest();
    }

    private static byte[] digest(Path file) throws IOException {
        try (var in = new DigestInputStream(java.nio.file.Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        }
    }

    private static @Nullable String caption(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        if (text.length() > LONGEST_CAPTION) {
            throw new FileRefused(Reason.CAPTION, Map.of("most", LONGEST_CAPTION));
        }
        return text;
    }

    private static Path temporary(List<Path> made) throws IOException {
        Path file = java.nio.file.Files.createTempFile("anlan-", ".part");
        made.add(file);
        return file;
    }

    private static void delete(Path file) {
        try {
            java.nio.file.Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ObjectRef ref(UUID file) {
        return new ObjectRef("file", file);
    }

    private static String tail(FileRows.Row row) {
        String id = row.attachment().id().toString();
        return id.substring(id.length() - 8);
    }
}
