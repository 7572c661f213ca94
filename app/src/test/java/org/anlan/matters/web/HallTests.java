// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.anlan.OfficeTest;
import org.anlan.matters.Matters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** The hall as somebody uses it who has no account and runs no script. */
@OfficeTest
class HallTests {
    private static final String WORDS = "门口水管漏了三天，路上都是水。";

    @LocalServerPort
    int port;

    @Autowired
    Matters matters;

    @Test
    void aMatterIsHandedInAndFollowedWithoutAccountOrScript() {
        var visitor = someone().handIn(WORDS, null);

        assertThat(visitor.path()).isEqualTo("/report/done");
        var code = visitor.code();
        var secret = visitor.secret();
        assertThat(secret).matches("\\d{4} \\d{4}");
        assertThat(visitor.open("/m/" + code).body()).contains(WORDS).contains(code);

        var elsewhere = someone().open("/track");
        elsewhere.submit("/track", "code", code.substring(code.length() - 4), "secret", secret);
        assertThat(elsewhere.path()).isEqualTo("/m/" + code);
        assertThat(elsewhere.body()).contains(WORDS);
    }

    @Test
    void theTelephoneNumberOpensItToo() {
        var code = someone().handIn(WORDS, "100 0000 0023").code();

        var elsewhere = someone().open("/track").submit("/track", "code", code, "secret", "10000000023");

        assertThat(elsewhere.path()).isEqualTo("/m/" + code);
        assertThat(elsewhere.body()).doesNotContain("10000000023");
    }

    @Test
    void aWrongCodeAndAWrongSecretGetTheSameAnswer() {
        var code = someone().handIn(WORDS, null).code();

        var wrongSecret = someone().open("/track").submit("/track", "code", code, "secret", "00000000");
        var wrongCode = someone().open("/track").submit("/track", "code", "SS-20200101-9999", "secret", "00000000");

        assertThat(wrongSecret.status()).isEqualTo(422);
        assertThat(wrongCode.status()).isEqualTo(422);
        assertThat(bare(wrongSecret, code)).isEqualTo(bare(wrongCode, "SS-20200101-9999"));
        assertThat(wrongSecret.body()).contains("tel:12345");
    }

    @Test
    void nobodyLooksAtAMatterWithoutItsSecretNorLearnsWhetherItExists() {
        var code = someone().handIn(WORDS, null).code();

        for (var path : List.of("", "/seen", "/add", "/withdraw", "/reopen")) {
            var stranger = someone().open("/m/" + code + path);
            assertThat(stranger.path()).as(path).isEqualTo("/track?code=" + code);
            assertThat(stranger.body()).doesNotContain(WORDS);
            assertThat(bare(stranger, code))
                    .isEqualTo(bare(someone().open("/m/SS-20200101-9999" + path), "SS-20200101-9999"));
        }
    }

    @Test
    void personalDataIsMovedOnlyWhenTheWriterSaysSo() {
        var words = WORDS + "我电话 10000000023，家住干斜村 18 号。";
        var visitor = someone().open("/report/1").submit("/report/1", "words", words);
        assertThat(visitor.path()).isEqualTo("/report/1");
        assertThat(visitor.body()).contains("<mark>10000000023</mark>").contains("<mark>干斜村 18 号</mark>");

        visitor.submit("/report/1", "words", words, "personal", "move");
        assertThat(visitor.path()).isEqualTo("/report/2");
        visitor.open("/report/3");
        assertThat(visitor.body())
                .contains("value=\"10000000023\"")
                .contains("value=\"干斜村 18 号\"")
                .contains(">" + WORDS + "<");

        var other = someone().open("/report/1").submit("/report/1", "words", words);
        other.submit("/report/1", "words", words, "personal", "keep");
        other.open("/report/3");
        assertThat(other.body()).contains(words);
    }

    @Test
    void goingBackKeepsWhatWasWritten() {
        var visitor = someone().open("/report/1").submit("/report/1", "words", WORDS);
        visitor.submit("/report/2", "text", "码头台阶上面");
        visitor.submit("/report/3", "do", "keep", "contact", "phone", "phone", "10000000023", "name", "阿婆");

        assertThat(visitor.path()).isEqualTo("/");
        assertThat(visitor.body()).contains(WORDS);
        assertThat(visitor.open("/report/1").body()).contains(WORDS);
        assertThat(visitor.open("/report/2").body()).contains("码头台阶上面");
        assertThat(visitor.open("/report/3").body()).contains("10000000023").contains("阿婆");
    }

    @Test
    void nothingIsMandatoryButTheWords() {
        var visitor = someone().open("/report/1").submit("/report/1", "words", "  ");
        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.path()).isEqualTo("/report/1");
        assertThat(visitor.body()).contains("aria-invalid=\"true\"");

        assertThat(visitor.handIn("路灯不亮", null).path()).isEqualTo("/report/done");
    }

    @Test
    void sendingTwiceIsOneMatterAndTheSecretStays() {
        var visitor = someone().handIn(WORDS, null);
        var code = visitor.code();
        var secret = visitor.secret();

        assertThat(visitor.open("/report/done").code()).isEqualTo(code);
        assertThat(visitor.secret()).isEqualTo(secret);
        visitor.open("/report/1").submit("/report/1", "words", WORDS);
        visitor.open("/report/3");
        var token = visitor.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        visitor.submit("/report/3", "do", "send");
        var second = visitor.secret();
        visitor.post("/report/3", "do", "send", "_csrf", token);
        assertThat(visitor.path()).as("pressed twice").isEqualTo("/report/done");
        assertThat(visitor.secret()).isEqualTo(second);
        assertThat(visitor.open("/report?new=1").open("/report/done").path()).isEqualTo("/report/1");
    }

    @Test
    void wordsOfAnEmergencyShowTheNumberAtOnce() {
        var visitor = someone().open("/report/1").submit("/report/1", "words", "有人落水了，快");

        assertThat(visitor.path()).isEqualTo("/report/2");
        assertThat(visitor.body()).contains("data-urgent-note").contains("href=\"tel:12395\"");
    }

    @Test
    void aMatterIsWithdrawnAndTakenUpAgainInWords() {
        var visitor = someone().handIn(WORDS, null);
        var home = "/m/" + visitor.code();

        visitor.open(home + "/withdraw").submit(home + "/withdraw", "why", "弄错了");
        assertThat(visitor.path()).isEqualTo(home);
        assertThat(visitor.body()).contains("撤回了").contains(home + "/withdraw/undo");
        visitor.submit(home + "/withdraw/undo");
        assertThat(visitor.body()).contains("没有撤回");
        assertThat(visitor.body()).contains(home + "/withdraw\"");
    }

    @Test
    void somethingIsAddedAndAStepThatCameTooLateSaysSo() {
        var visitor = someone().handIn(WORDS, null);
        var home = "/m/" + visitor.code();

        visitor.open(home + "/add").submit(home + "/add", "words", "水越来越大了");
        assertThat(visitor.body()).contains("水越来越大了");
        assertThat(visitor.open(home + "/add")
                        .submit(home + "/add", "words", " ")
                        .status())
                .isEqualTo(422);

        visitor.open(home + "/withdraw");
        var form = visitor.body();
        visitor.submit(home + "/withdraw", "why", "");
        assertThat(form).contains("_csrf");
        visitor.open("/track?lost=1").submit("/track", "code", "x", "secret", "y");
        visitor.open(home + "/add").submit(home + "/add", "words", "还有");
        assertThat(visitor.body()).contains("这一步没做成");
    }

    @Test
    void aComplaintNeedsNoNameAndSaysWhoReadsIt() {
        var visitor = someone().open("/complaint?kind=rating");
        assertThat(visitor.body()).contains("value=\"rating\" checked");
        visitor.submit("/complaint", "kind", "rating", "words", " ");
        assertThat(visitor.status()).isEqualTo(422);
        visitor.submit("/complaint", "kind", "rating", "words", "他要我选解决了");
        assertThat(visitor.path()).isEqualTo("/complaint/done");
    }

    @Test
    void theWaysOutCiteTheLawInForce() {
        assertThat(someone().open("/rights").body())
                .contains("《信访工作条例》")
                .contains("《行政复议法》")
                .contains("《行政诉讼法》");
        assertThat(new Visitor(port, "en").open("/rights").body()).contains("Art. ");
    }

    @Test
    void typeAndLanguageAreRememberedWithoutScript() {
        var visitor = someone().open("/view?type=xlarge&to=%2Freport%2F1");
        assertThat(visitor.path()).isEqualTo("/report/1");
        assertThat(visitor.body()).contains("data-type=\"xlarge\"");
        assertThat(visitor.open("/?lang=en").body()).contains("lang=\"en\"");
        assertThat(visitor.open("/track").body()).contains("lang=\"en\"").contains("Find my matter");
        assertThat(visitor.open("/view?type=normal&to=/").body()).doesNotContain("data-type=");
    }

    @Test
    void theChoiceOfTypeLeadsNowhereElse() {
        for (var to : List.of("//evil.example", "/%5Cevil.example", "https://evil.example", "/a%0d%0aX:%20y")) {
            assertThat(someone().open("/view?type=large&to=" + to).path())
                    .as(to)
                    .isEqualTo("/");
        }
    }

    @Test
    void theFirstPageOpensNoSessionAndIsSmall() throws IOException {
        var visitor = someone().open("/");

        assertThat(visitor.hasCookie("SESSION")).isFalse();
        int bytes = zipped(visitor.body().getBytes(StandardCharsets.UTF_8));
        for (var asset : List.of("static/assets/hall.css", "static/assets/hall.js")) {
            var file = new ClassPathResource(asset);
            if (file.exists()) {
                bytes += zipped(file.getContentAsByteArray());
            }
        }
        assertThat(bytes).as("gzip bytes of the first page, all told").isLessThan(100_000);
    }

    @Test
    void aFormWithoutItsTokenIsRefusedInWords() {
        var visitor = someone().open("/track").post("/track", "code", "1", "secret", "2");
        assertThat(visitor.status()).isEqualTo(403);
        assertThat(visitor.body()).contains("tel:12345");
    }

    @Test
    void theServicePointsAreListedOrTheNumberIsGiven() {
        assertThat(someone().open("/about/points").body()).contains("便民点在哪").contains("12345");
    }

    private Visitor someone() {
        return new Visitor(port, "zh-CN");
    }

    /** A page without what belongs to one visit: its token, and the code that was typed. */
    private static String bare(Visitor visitor, String code) {
        return visitor.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replace(code, "CODE");
    }

    private static int zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.size();
    }
}
