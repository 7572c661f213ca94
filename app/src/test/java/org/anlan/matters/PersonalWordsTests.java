// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.anlan.matters.PersonalWords.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalWordsTests {
    @Test
    void movesPhoneAndHomeOutOfWhatAResidentWrote() {
        var moved = PersonalWords.move("我们村口往码头走的那段路，路灯黑了三天了，晚上老人下船看不见台阶。我电话 10000000023，家住干斜村 18 号。");

        assertThat(moved.words()).isEqualTo("我们村口往码头走的那段路，路灯黑了三天了，晚上老人下船看不见台阶。");
        assertThat(moved.phone()).isEqualTo("10000000023");
        assertThat(moved.address()).isEqualTo("干斜村 18 号");
        assertThat(moved.idNumbers()).isZero();
    }

    @Test
    void leavesAWordWhereTheSentenceNeedsOne() {
        var moved = PersonalWords.move("水停了，打 100 0000 0023 这个号码没人接，急。");

        assertThat(moved.words()).isEqualTo("水停了，打 （电话另放） 这个号码没人接，急。");
        assertThat(moved.phone()).isEqualTo("10000000023");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "打10000000023",
                "打 1000 000 0023 找我",
                "+86 100 0000 0023",
                "tel:10000000023",
                "我手机１００００００００２３",
                "座机 0580-5081234",
                "电话5081234",
                "我号码是幺零零零零零零零零二三",
                "call me at 10000000023 please"
            })
    void findsATelephoneNumberHoweverItIsWritten(String words) {
        assertThat(PersonalWords.find(words))
                .extracting(PersonalWords.Found::kind)
                .containsExactly(Kind.PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"330922195501011234", "33092219550101123X", "330922 19550101 123x"})
    void dropsAnIdentityCardNumber(String number) {
        var moved = PersonalWords.move("低保还没批，身份证 " + number + "，帮我查查。");

        assertThat(moved.words()).isEqualTo("低保还没批，帮我查查。");
        assertThat(moved.idNumbers()).isEqualTo(1);
        assertThat(moved.phone()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "家住干斜村18号",
                "我住在沿港路23号2幢301室",
                "门牌是5号楼302",
                "海燕新村 3 幢 2 单元 401 室漏水",
                "I live at 18 Ganxie Village"
            })
    void findsWhereSomebodyLives(String words) {
        assertThat(PersonalWords.find(words))
                .extracting(PersonalWords.Found::kind)
                .containsExactly(Kind.HOME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "路灯 117 不亮三天了",
                "沿港路 23 号门口的灯不亮",
                "3 号码头的台阶塌了",
                "10 月 8 号停航，9 号也没船",
                "编号 SS-20261123-0007 还没人管",
                "打 12345 没人接，12395 也打过",
                "等了 2 小时，票 180 元，车牌浙L12345",
                "2 号桁地，长 1000 米，1147 条船",
                "订单 202611230900123456 退不了",
                "3 楼的张阿婆"
            })
    void leavesPlacesDatesAndServiceNumbersAlone(String words) {
        assertThat(PersonalWords.find(words)).isEmpty();
        assertThat(PersonalWords.move(words).words()).isEqualTo(words);
    }

    @Test
    void movingTwiceIsTheSameAsMovingOnce() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var parts = List.of(
                "路灯不亮",
                "，",
                "。",
                "我电话 10000000023",
                "家住干斜村 18 号",
                "330922195501011234",
                "！",
                " ",
                "\n",
                "水管漏",
                "3 幢 2 单元 401 室",
                "0580-5081234",
                "码头",
                "（",
                "）",
                "打");
        for (int i = 0; i < 2000; i++) {
            var words = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                words.append(parts.get(random.nextInt(parts.size())));
            }
            var once = PersonalWords.move(words.toString());
            assertThat(PersonalWords.find(once.words())).as(words.toString()).isEmpty();
            assertThat(PersonalWords.move(once.words()).words()).isEqualTo(once.words());
        }
    }

    @Test
    void readsLongNonsenseQuickly() {
        var words = "1 2-3 ".repeat(2000) + "村".repeat(4000) + "家住".repeat(1000);
        long start = System.nanoTime();
        PersonalWords.move(words);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
}
