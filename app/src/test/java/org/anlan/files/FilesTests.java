// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.files.FileRefused.Reason;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.people.access.Grant;
import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@OfficeTest
class FilesTests {
    private static final Actor RESIDENT = Actor.resident(null);
    /** One pixel, lossy (RFC 9649). */
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    @Autowired
    Files files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final UUID draft = UUID.randomUUID();

    @Test
    void showsAPhotoUprightAndWithoutWhereItWasTaken() throws IOException {
        byte[] sent = Shots.jpegOfAPhone(800, 600, 6);
        assertThat(new String(sent, ISO_8859_1)).contains("Exif", Shots.CAMERA);

        var photo = add(sent);

        assertThat(photo.width()).isEqualTo(600);
        assertThat(photo.height()).isEqualTo(800);
        byte[] shown = bytes(files.rendition(draft, photo.id(), false));
        assertThat(new String(shown, ISO_8859_1)).doesNotContain("Exif", Shots.CAMERA, "ICC_PROFILE");
        var image = image(shown);
        // turned by a quarter: what the sensor had on its left is on top
        assertThat(near(image, 300, 100)).isEqualTo("red");
        assertThat(near(image, 300, 700)).isEqualTo("blue");
    }

    @Test
    void turnsEveryWayACameraCanBeHeld() throws IOException {
        // where the red half is seen, by Exif 2.32 figure 13
        var red = List.of("left", "right", "right", "left", "top", "top", "bottom", "bottom");
        for (int orientation = 1; orientation <= 8; orientation++) {
            var photo = add(Shots.jpegOfAPhone(320 + orientation, 200, orientation));
            var image = image(bytes(files.rendition(draft, photo.id(), false)));
            int w = image.getWidth();
            int h = image.getHeight();
            String where = near(image, w / 8, h / 2).equals("red")
                    ? near(image, w * 7 / 8, h / 2).equals("red")
                            ? near(image, w / 2, h / 8).equals("red") ? "top" : "bottom"
                            : "left"
                    : near(image, w * 7 / 8, h / 2).equals("red")
                            ? "right"
                            : near(image, w / 2, h / 8).equals("red") ? "top" : "bottom";
            assertThat(where).as("orientation %d", orientation).isEqualTo(red.get(orientation - 1));
            files.remove(draft, photo.id());
        }
    }

    @Test
    void keepsTheOriginalByteForByteAndItsHashInTheSeal() throws Exception {
        byte[] sent = Shots.jpegOfAPhone(900, 700, 1);
        add(sent);
        var matter = new ObjectRef("matter", UUID.randomUUID());
        var handedIn = files.handIn(draft, matter, "report", null).getFirst();

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sent));
        assertThat(handedIn.seal()).isEqualTo("photo sha256:" + sha256 + " " + handedIn.id());
        assertThat(handedIn.bytes()).isEqualTo(sent.length);
        assertThat(bytes(files.openOriginal(opener(), matter, handedIn.id(), "evidence")))
                .isEqualTo(sent);
        assertThat(files.intact(matter, handedIn.id())).isTrue();
    }

    @Test
    void drawsALargePhotoSmallAndASmallOneInItsOwnSize() throws IOException {
        var large = add(Shots.encoded(new BufferedImage(8000, 6000, BufferedImage.TYPE_BYTE_GRAY), "jpeg"));
        assertThat(large.width()).isEqualTo(1600);
        assertThat(large.height()).isEqualTo(1200);
        assertThat(image(bytes(files.rendition(draft, large.id(), true))).getWidth())
                .isEqualTo(320);
        var small = add(Shots.encoded(Shots.halves(200, 100), "png"));
        assertThat(small.width()).isEqualTo(200);
        assertThat(small.mediaType()).isEqualTo("image/png");
    }

    @Test
    void readsWebpAndPutsWhatIsTransparentOnWhite() throws IOException {
        assertThat(add(WEBP).mediaType()).isEqualTo("image/webp");
        var clear = add(Shots.encoded(new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB), "png"));
        assertThat(new Color(
                        image(bytes(files.rendition(draft, clear.id(), false))).getRGB(20, 20)))
                .isEqualTo(Color.WHITE);
    }

    @Test
    void decidesByTheBytesWhateverTheNameSays() {
        assertThat(refused("<html><script>alert(1)</script></html>".getBytes(UTF_8)))
                .isEqualTo(Reason.NOT_TAKEN);
        assertThat(refused("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(UTF_8)))
                .isEqualTo(Reason.NOT_TAKEN);
        assertThat(refused("%PDF-1.7 and so on".getBytes(UTF_8))).isEqualTo(Reason.NOT_TAKEN);
        assertThat(refused(Shots.encoded(Shots.halves(10, 10), "gif"))).isEqualTo(Reason.NOT_TAKEN);
        assertThat(refused("GIF89a<script>".getBytes(UTF_8))).isEqualTo(Reason.NOT_TAKEN);
        assertThat(refused("MZ and a program".getBytes(UTF_8))).isEqualTo(Reason.NOT_TAKEN);
        assertThat(refused(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0}))
                .isEqualTo(Reason.HEIC);
        assertThat(refused(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'M', '4', 'A', ' ', 0, 0, 0, 0}))
                .isEqualTo(Reason.SOUND);
        assertThat(refused("ID3 and music".getBytes(UTF_8))).isEqualTo(Reason.SOUND);
        assertThat(refused(new byte[0])).isEqualTo(Reason.EMPTY);
        assertThat(files.ofDraft(draft)).isEmpty();
    }

    @Test
    void leavesBehindWhatWasHiddenInAPhoto() throws IOException {
        byte[] photo = Shots.jpeg(31);
        byte[] script = "<script>fetch('//elsewhere')</script>PK\3\4".getBytes(ISO_8859_1);
        byte[] both = Arrays.copyOf(photo, photo.length + script.length);
        System.arraycopy(script, 0, both, photo.length, script.length);

        var taken = add(both);

        assertThat(new String(bytes(files.rendition(draft, taken.id(), false)), ISO_8859_1))
                .doesNotContain("script");
        var answer = files.rendition(draft, taken.id(), false).shown(Duration.ofMinutes(1));
        assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void refusesAPictureThatPromisesMorePixelsThanItMayHave() {
        assertThat(refused(Shots.promisedPng(50_000, 50_000))).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(refused(Shots.promisedPng(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isIn(Reason.TOO_MANY_PIXELS, Reason.BROKEN);
        // a JPEG in several passes is kept whole by its decoder, and may have fewer
        byte[] many = Shots.progressive(40, 40);
        int size = new String(many, ISO_8859_1).indexOf("\u00ff\u00c2") + 5;
        ByteBuffer.wrap(many).putShort(size, (short) 6000).putShort(size + 2, (short) 6000);
        assertThat(refused(many)).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void refusesWhatIsCutOff() {
        byte[] jpeg = Shots.jpeg(32);
        byte[] png = Shots.encoded(Shots.halves(300, 200), "png");
        byte[] wav = Shots.wav(16_000, 1, 1, 440);
        for (byte[] whole : List.of(jpeg, png, wav)) {
            assertThat(refused(Arrays.copyOf(whole, whole.length * 2 / 3))).isEqualTo(Reason.BROKEN);
            assertThat(refused(Arrays.copyOf(whole, 20))).isEqualTo(Reason.BROKEN);
        }
        assertThat(files.ofDraft(draft)).isEmpty();
    }

    @Test
    void meetsDamagedFilesWithARefusalAndNothingElse() {
        long seed = System.nanoTime();
        System.out.println("damaged files, seed " + seed);
        var random = new Random(seed);
        var whole = List.of(
                Shots.jpegOfAPhone(120, 90, 6),
                Shots.encoded(Shots.halves(60, 40), "png"),
                WEBP,
                Shots.progressive(64, 48),
                Shots.wav(8_000, 2, 0.1, 300));
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.get(i % whole.size()).clone();
            for (int hits = random.nextInt(1, 12); hits > 0; hits--) {
                damaged[random.nextInt(4, damaged.length)] = (byte) random.nextInt();
            }
            UUID own = UUID.randomUUID();
            assertThatCode(() -> {
                        try {
                            files.add(own, new ByteArrayResource(damaged), null, RESIDENT);
                        } catch (FileRefused no) {
                            assertThat(files.ofDraft(own)).isEmpty();
                        }
                    })
                    .as("seed %d, file %d", seed, i)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void stopsReadingWhereAFileBecomesTooLarge() {
        var read = new long[1];
        InputStreamSource endless = () -> new java.io.InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 0xFF;
            }
        };
        assertThatThrownBy(() -> files.add(draft, endless, null, RESIDENT))
                .isInstanceOfSatisfying(
                        FileRefused.class, no -> assertThat(no.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(read[0]).isLessThan(files.limits().largest().toBytes() + 100_000);
    }

    @Test
    void takesNoMorePhotosThanFitAndSaysHowMany() {
        for (int i = 0; i < files.limits().photos(); i++) {
            add(Shots.jpeg(100 + i));
        }
        assertThat(refused(Shots.jpeg(199))).isEqualTo(Reason.TOO_MANY);
        assertThat(add(Shots.jpeg(100)).id())
                .as("the same photo chosen again is the same file, not one too many")
                .isEqualTo(files.ofDraft(draft).getFirst().id());
        assertThat(files.ofDraft(draft)).hasSize(files.limits().photos());
    }

    @Test
    void storesTheSameBytesOnceAndLinksThemTwice() {
        byte[] photo = Shots.jpeg(77);
        var one = add(photo);
        var other = files.add(UUID.randomUUID(), new ByteArrayResource(photo), "码头", RESIDENT);
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(other.sha256()).isEqualTo(one.sha256());
        assertThat(jdbc.sql("select count(*) from files.content where encode(sha256, 'hex') = :sha")
                        .param("sha", one.sha256())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void writesARecordingAnewAsPlainSpeech() throws IOException {
        byte[] sent = Shots.wav(44_100, 2, 2.5, 440);
        assertThat(new String(sent, ISO_8859_1)).contains("ANLAN RECORDER");
        var voice = add(sent);
        assertThat(voice.kind()).isEqualTo(Attachment.Kind.VOICE);
        assertThat(voice.millis()).isEqualTo(2500);

        var plain = ByteBuffer.wrap(bytes(files.rendition(draft, voice.id(), false)))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(plain.array(), ISO_8859_1)).doesNotContain("ANLAN RECORDER");
        assertThat(plain.getShort(22)).as("channels").isEqualTo((short) 1);
        assertThat(plain.getInt(24)).as("samples a second").isEqualTo(16_000);
        assertThat(plain.capacity()).isEqualTo(44 + 40_000 * 2);
        int crossings = 0;
        long loudness = 0;
        for (int i = 1; i < 40_000; i++) {
            short before = plain.getShort(44 + 2 * (i - 1));
            short now = plain.getShort(44 + 2 * i);
            crossings += before < 0 && now >= 0 ? 1 : 0;
            loudness += (long) now * now;
        }
        assertThat(crossings).as("440 a second for 2.5 s").isBetween(1095, 1105);
        assertThat(Math.sqrt(loudness / 40_000.0)).isBetween(8_000.0, 9_000.0);
    }

    @Test
    void letsNothingThroughThatSpeechDoesNotHave() throws IOException {
        var voice = add(Shots.wav(48_000, 1, 1, 12_000));
        var plain = ByteBuffer.wrap(bytes(files.rendition(draft, voice.id(), false)))
                .order(ByteOrder.LITTLE_ENDIAN);
        int loudest = 0;
        for (int i = 200; i < 15_800; i++) {
            loudest = Math.max(loudest, Math.abs(plain.getShort(44 + 2 * i)));
        }
        assertThat(loudest).as("a tone of 12 kHz, sent at 12,000").isLessThan(200);
    }

    @Test
    void refusesSoundThatIsTooLongOrPackedInside() {
        byte[] packed = Shots.wav(16_000, 1, 1, 440);
        ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).putShort(20, (short) 0x11);
        assertThat(refused(packed)).isEqualTo(Reason.SOUND);
        assertThat(refused(Shots.wav(8_000, 1, 181, 440))).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void findsAFileOnlyWithItsOwnDraftOrObject() {
        var photo = add(Shots.jpeg(5));
        assertThatThrownBy(() -> files.rendition(UUID.randomUUID(), photo.id(), false))
                .isInstanceOf(NoSuchFile.class);
        var matter = new ObjectRef("matter", UUID.randomUUID());
        assertThatThrownBy(() -> files.rendition(matter, photo.id(), false)).isInstanceOf(NoSuchFile.class);
        files.handIn(draft, matter, "report", null);
        assertThatThrownBy(() -> files.rendition(draft, photo.id(), false)).isInstanceOf(NoSuchFile.class);
        assertThat(files.remove(draft, photo.id()))
                .as("what was handed in cannot be taken out")
                .isFalse();
        assertThat(files.ofObject(matter)).hasSize(1);
    }

    @Test
    void handsInAllNamedFilesOrNone() {
        var photo = add(Shots.jpeg(6));
        var matter = new ObjectRef("matter", UUID.randomUUID());
        assertThatThrownBy(() -> files.handIn(draft, List.of(photo.id(), UUID.randomUUID()), matter, "evidence", null))
                .isInstanceOf(NoSuchFile.class);
        assertThat(files.ofDraft(draft)).hasSize(1);
        assertThat(files.ofObject(matter)).isEmpty();
    }

    @Test
    void opensAnOriginalOnlyWithPermissionAndReasonAndWritesItDownOnce() throws IOException {
        add(Shots.jpeg(8));
        var matter = new ObjectRef("matter", UUID.randomUUID());
        UUID photo = files.handIn(draft, matter, "report", null).getFirst().id();
        var nobody = new Viewer(UUID.randomUUID(), "卢知秋", null, List.of(), false);
        assertThatThrownBy(() -> files.openOriginal(nobody, matter, photo, "evidence"))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> files.openOriginal(opener(), matter, photo, "curious"))
                .isInstanceOf(FileRefused.class);
        assertThat(files.looks(matter)).isEmpty();

        var officer = opener();
        files.openOriginal(officer, matter, photo, "evidence");
        files.openOriginal(officer, matter, photo, "evidence");
        assertThat(files.looks(matter)).hasSize(1);
        clock.advance(Duration.ofMinutes(16));
        files.openOriginal(officer, matter, photo, "evidence");
        files.openOriginal(officer, matter, photo, "unclear");
        assertThat(files.looks(matter))
                .hasSize(3)
                .allSatisfy(look -> assertThat(look.account()).isEqualTo(officer.account()));
    }

    @Test
    void showsNoOriginalWhenTheLogCannotTakeIt() {
        add(Shots.jpeg(9));
        var matter = new ObjectRef("matter", UUID.randomUUID());
        UUID photo = files.handIn(draft, matter, "report", null).getFirst().id();
        jdbc.sql("""
                        create function files.refuse_log() returns trigger language plpgsql as $$
                        begin raise exception 'the log is full'; end $$""").update();
        jdbc.sql("""
                        create trigger refuse_log before insert on kernel.timeline for each row
                        when (new.what = 'file.original_opened') execute function files.refuse_log()""").update();
        try {
            assertThatThrownBy(() -> files.openOriginal(opener(), matter, photo, "evidence"))
                    .hasMessageContaining("the log is full");
        } finally {
            jdbc.sql("drop trigger refuse_log on kernel.timeline").update();
            jdbc.sql("drop function files.refuse_log()").update();
        }
    }

    @Test
    void givesNoOriginalOutThatIsNoLongerWhatWasSent() {
        add(Shots.jpeg(10));
        var matter = new ObjectRef("matter", UUID.randomUUID());
        var photo = files.handIn(draft, matter, "report", null).getFirst();
        jdbc.sql(
                        "update files.chunk set bytes = set_byte(bytes, 200, 255 - get_byte(bytes, 200)) where encode(sha256, 'hex') = :sha")
                .param("sha", photo.sha256())
                .update();
        assertThat(files.intact(matter, photo.id())).isFalse();
        assertThatThrownBy(() -> files.openOriginal(opener(), matter, photo.id(), "evidence"))
                .isInstanceOfSatisfying(
                        FileRefused.class, no -> assertThat(no.reason()).isEqualTo(Reason.DAMAGED));
    }

    @Test
    void forgetsWhatWasNeverHandedInAndKeepsWhatWas() {
        var forgotten = add(Shots.jpeg(11));
        UUID used = UUID.randomUUID();
        var matter = new ObjectRef("matter", UUID.randomUUID());
        var kept = files.add(used, new ByteArrayResource(Shots.jpeg(12)), null, RESIDENT);
        files.handIn(used, matter, "report", null);

        clock.advance(Duration.ofHours(23));
        files.sweep();
        assertThat(files.ofDraft(draft)).hasSize(1);
        clock.advance(Duration.ofHours(2));
        files.sweep();

        assertThat(files.ofDraft(draft)).isEmpty();
        assertThat(stored(forgotten.sha256())).isZero();
        assertThat(files.ofObject(matter)).hasSize(1);
        assertThat(stored(kept.sha256())).isPositive();
        assertThat(files.intact(matter, kept.id())).isTrue();
    }

    @Test
    void givesOutAPartWithoutReadingWhatComesBefore() throws IOException {
        var voice = add(Shots.wav(16_000, 1, 20, 440));
        byte[] whole = bytes(files.rendition(draft, voice.id(), false));
        assertThat(whole.length).isGreaterThan(2 * 256 * 1024);
        var resource = files.rendition(draft, voice.id(), false)
                .shown(Duration.ofMinutes(1))
                .getBody();
        try (var in = resource.getInputStream()) {
            in.skipNBytes(300_000);
            assertThat(in.readNBytes(1000)).isEqualTo(Arrays.copyOfRange(whole, 300_000, 301_000));
        }
    }

    @Test
    void describesAPhotoInWordsOfBoundedLength() {
        var photo = add(Shots.jpeg(13));
        assertThat(files.describe(draft, photo.id(), " 墙根的裂缝 ").caption()).isEqualTo("墙根的裂缝");
        assertThat(files.describe(draft, photo.id(), " ").caption()).isNull();
        assertThatThrownBy(() -> files.describe(draft, photo.id(), "长".repeat(201)))
                .isInstanceOf(FileRefused.class);
    }

    private int stored(String sha256) {
        return jdbc.sql("select count(*) from files.chunk where encode(sha256, 'hex') = :sha")
                .param("sha", sha256)
                .query(Integer.class)
                .single();
    }

    private Attachment add(byte[] sent) {
        return files.add(draft, new ByteArrayResource(sent), null, RESIDENT);
    }

    private Reason refused(byte[] sent) {
        try {
            add(sent);
        } catch (FileRefused no) {
            return no.reason();
        }
        throw new AssertionError("was taken");
    }

    private static Viewer opener() {
        return new Viewer(
                UUID.randomUUID(), "何汀", null, List.of(new Grant(Permission.ORIGINAL_OPEN, "330922", null)), false);
    }

    private static byte[] bytes(Served served) throws IOException {
        try (var in = served.open()) {
            return in.readAllBytes();
        }
    }

    private static BufferedImage image(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static String near(BufferedImage image, int x, int y) {
        var c = new Color(image.getRGB(x, y));
        return c.getRed() > 200 && c.getBlue() < 60 ? "red" : c.getBlue() > 200 && c.getRed() < 60 ? "blue" : "other";
    }
}
