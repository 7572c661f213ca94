// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anlan.OfficeTest;
import org.anlan.files.Files;
import org.anlan.files.Shots;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.matters.Matters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Photos and recordings in the hall without a line of JavaScript, as old telephones and screen readers send them. */
@OfficeTest(apart = true)
class HallFilesTests {
    private static final Pattern PICTURE = Pattern.compile("<img[^>]*src=\"([^\"?]*/files/[^\"?]*)");
    private static final Pattern SOUND = Pattern.compile("<audio[^>]*src=\"([^\"?]*/files/[^\"?]*)");

    @LocalServerPort
    int port;

    @Autowired
    Matters matters;

    @Autowired
    Files files;

    @Autowired
    Timeline timeline;

    private Visitor visitor;

    @BeforeEach
    void somebodyComes() {
        visitor = new Visitor(port, "zh-CN");
    }

    @Test
    void aPhotoTravelsWithTheWordsAndIsShownToItsSender() {
        visitor.open("/report?new=1")
                .upload("/report/1", "漏水.jpg", Shots.jpegOfAPhone(900, 600, 6), "words", "门口水管漏了三天");
        assertThat(visitor.path()).isEqualTo("/report/2");
        visitor.submit("/report/2", "skip", "1");
        assertThat(visitor.body()).contains("照片和录音").containsPattern(PICTURE);
        visitor.submit("/report/3", "do", "send");
        String code = visitor.code();

        visitor.open("/m/" + code);
        assertThat(visitor.body()).contains("照片和录音", "您提出（照片 1 张）");
        String picture = visitor.first(PICTURE);
        var answer = visitor.fetch(picture);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("private", "immutable");
        assertThat(answer.body()).startsWith(0xFF, 0xD8);
        assertThat(new Visitor(port, "zh-CN").fetch(picture).statusCode())
                .as("without the secret there is no such picture")
                .isEqualTo(404);

        UUID id = matters.byCode(code).orElseThrow();
        var sealed = files.ofObject(new ObjectRef("matter", id)).getFirst();
        assertThat(timeline.of(new ObjectRef("matter", id)).getFirst().facts().get("files"))
                .as("the hash of the original stands in the log")
                .asString()
                .contains(sealed.sha256());
    }

    @Test
    void whatIsNotTakenIsNamedAndTheWordsStay() {
        visitor.open("/report?new=1").upload("/report/1", "假照片.jpg", "<html><script>".getBytes(), "words", "门口水管漏了三天");
        assertThat(visitor.status()).isEqualTo(422);
        assertThat(visitor.body())
                .contains("假照片.jpg", "这不是照片，也不是录音", "JPEG、PNG、WebP", "门口水管漏了三天")
                .doesNotContain("<script>");
    }

    @Test
    void aPhotoCanBeTakenOutAgainAndDescribedInWords() {
        visitor.open("/report?new=1").upload("/report/1", "a.jpg", Shots.jpeg(41), "words", "路灯不亮");
        visitor.open("/report/1");
        String id = visitor.first(PICTURE).replaceAll(".*/", "");
        visitor.submit("/report/1", "words", "路灯不亮", "caption-" + id, "码头台阶上面的灯");
        visitor.open("/report/1");
        assertThat(visitor.body()).contains("alt=\"码头台阶上面的灯\"");
        visitor.submit("/report/1", "words", "路灯不亮两天", "drop", id);
        assertThat(visitor.body()).contains("路灯不亮两天").doesNotContainPattern(PICTURE);
    }

    @Test
    void aRecordingAloneIsEnoughAndCanBeHeardFromTheMiddle() {
        visitor.open("/report?new=1").upload("/report/1", "voice.wav", Shots.wav(16_000, 1, 3, 300), "words", "");
        assertThat(visitor.path()).isEqualTo("/report/2");
        visitor.submit("/report/2", "skip", "1").submit("/report/3", "do", "send");
        visitor.open("/m/" + visitor.code());
        assertThat(visitor.body()).contains("说在录音里", "录音 3 秒");
        String sound = visitor.first(SOUND);
        var part = visitor.fetch(sound, "Range", "bytes=44-1043");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(1000);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 44-1043/96044");
        assertThat(visitor.fetch(sound).body()).hasSize(96_044);
    }

    @Test
    void somethingIsAddedToAnOpenMatterByAPhotoAlone() {
        visitor.handIn("路灯又黑了", null);
        String code = visitor.code();
        visitor.open("/m/" + code + "/add").upload("/m/" + code + "/add", "b.png", Shots.jpeg(42), "words", "");
        assertThat(visitor.body()).contains("补上了", "您补充情况（照片 1 张）").containsPattern(PICTURE);
        visitor.open("/m/" + code + "/add");
        assertThat(visitor.body()).as("the next time the page is empty").doesNotContainPattern(PICTURE);
    }

    @Test
    void theSamePagesSpeakEnglish() {
        var guest = new Visitor(port, "en");
        guest.open("/report?new=1").upload("/report/1", "x.heic", heic(), "words", "The lamp is dark");
        assertThat(guest.body()).contains("HEIC", "Most Compatible").doesNotContain("照片");
    }

    @Test
    void aHeapOfFilesIsRefusedBeforeItIsRead() throws IOException {
        try (var line = new Socket("localhost", port)) {
            line.setSoTimeout(10_000);
            line.getOutputStream().write("""
                            POST /report/1 HTTP/1.1\r
                            Host: localhost\r
                            Accept: application/json\r
                            Content-Type: multipart/form-data; boundary=x\r
                            Content-Length: 900000000\r
                            \r
                            """.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            byte[] some = new byte[4096];
            while (answer.indexOf("upload-too-large") < 0) {
                int read = line.getInputStream().read(some);
                if (read < 0) {
                    break;
                }
                answer.append(new String(some, 0, read, StandardCharsets.UTF_8));
            }
            assertThat(answer.toString()).startsWith("HTTP/1.1 413").contains("upload-too-large");
        }
    }

    private static byte[] heic() {
        return new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0, 'm', 'i', 'f', '1'};
    }
}
