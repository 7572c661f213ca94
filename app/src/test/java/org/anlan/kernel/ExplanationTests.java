// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import static org.anlan.kernel.DeadlineTests.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anlan.kernel.Explanation.Cell;
import org.anlan.kernel.Explanation.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A deadline explains itself, in both languages, and draws itself as days. */
class ExplanationTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WorkCalendar COUNTY = WorkCalendars.standard(SHANGHAI).county();
    private static final Locale ZH = Locale.CHINA;
    private static final Locale EN = Locale.ENGLISH;

    private static Target target(Budget budget, String start, Stop... stops) {
        return Target.of(budget, at(start), COUNTY).suspendedBy(List.of(stops));
    }

    private static Stop stop(String from, @Nullable String until) {
        return new Stop(at(from), until == null ? null : at(until), "ferry-suspended", "停航公告 2026-083");
    }

    /** The leak of 30 September, which the ferry made wait a day. */
    private static final Target LEAK =
            target(new Budget.WorkingDays(3), "2026-09-30T16:20", stop("2026-10-08T05:30", "2026-10-09T08:20"));

    private static String sentence(Deadline deadline, String now, Locale locale) {
        return deadline.explain(at(now), locale).sentence();
    }

    private static String brief(Deadline deadline, String now, Locale locale) {
        return deadline.explain(at(now), locale).brief();
    }

    private static List<String> rule(Deadline deadline, String now) {
        return deadline.explain(at(now), ZH).cells().stream()
                .map(c -> c.label() + " " + c.sub() + " "
                        + c.marks().stream().sorted().toList())
                .toList();
    }

    // ---- the sentence

    @Test
    void saysWhatIsLeftWhatCountsWhatWasAddedAndWhenItIsDue() {
        assertThat(sentence(LEAK, "2026-10-10T08:35", ZH))
                .isEqualTo("还剩 2 个工作日（含今天，10 月 10 日周六调休上班），因停航顺延 1 天，10 月 12 日（周一）17:30 到期");
        assertThat(sentence(LEAK, "2026-10-10T08:35", EN))
                .isEqualTo("2 working days left (today included; Sat 10 Oct is a make-up working day), "
                        + "moved 1 day by the ferry suspension, due Mon 12 Oct, 17:30");
    }

    @Test
    void leavesOutWhatIsNotTrue() {
        var plain = target(new Budget.WorkingDays(2), "2026-10-12T09:40");
        assertThat(sentence(plain, "2026-10-12T09:40", ZH)).isEqualTo("还剩 2 个工作日，10 月 14 日（周三）17:30 到期");
        assertThat(sentence(plain, "2026-10-12T09:40", EN)).isEqualTo("2 working days left, due Wed 14 Oct, 17:30");
        assertThat(sentence(plain, "2026-10-13T08:00", ZH)).isEqualTo("还剩 2 个工作日（含今天），10 月 14 日（周三）17:30 到期");
    }

    @Test
    void namesAMakeUpDayThatIsStillAhead() {
        assertThat(sentence(LEAK, "2026-09-30T16:20", ZH))
                .isEqualTo("还剩 3 个工作日（含 10 月 10 日周六调休上班），因停航顺延 1 天，10 月 12 日（周一）17:30 到期");
    }

    @Test
    void countsAWorkingDayAsEightHours() {
        assertThat(sentence(LEAK, "2026-10-10T16:30", ZH)).isEqualTo("还剩 1 个工作日零 1 小时，因停航顺延 1 天，10 月 12 日（周一）17:30 到期");
        assertThat(sentence(LEAK, "2026-10-10T16:30", EN))
                .isEqualTo("1 working day 1 hour left, moved 1 day by the ferry suspension, due Mon 12 Oct, 17:30");
    }

    @Test
    void onTheLastDayTheHourComesFirst() {
        assertThat(sentence(LEAK, "2026-10-12T14:30", ZH)).isEqualTo("今天 17:30 到期，还剩 3 小时");
        assertThat(sentence(LEAK, "2026-10-12T14:30", EN)).isEqualTo("Due today 17:30, 3 hours left");
        assertThat(sentence(LEAK, "2026-10-12T16:45", ZH)).isEqualTo("今天 17:30 到期，还剩 45 分钟");
        assertThat(sentence(LEAK, "2026-10-12T17:29:30", ZH)).isEqualTo("今天 17:30 到期，还剩不到 1 分钟");
    }

    @Test
    void saysByHowMuchItIsLate() {
        assertThat(sentence(LEAK, "2026-10-13T13:30", ZH)).isEqualTo("超期 4 小时，10 月 12 日（周一）17:30 已到期");
        assertThat(sentence(LEAK, "2026-10-13T13:30", EN)).isEqualTo("Overdue by 4 hours, was due Mon 12 Oct, 17:30");
        assertThat(sentence(LEAK, "2026-10-14T17:00", ZH)).isEqualTo("超期 1 天 7 小时，10 月 12 日（周一）17:30 已到期");
        assertThat(sentence(LEAK, "2026-10-12T20:00", ZH)).isEqualTo("10 月 12 日（周一）17:30 已到期");
        assertThat(sentence(LEAK, "2026-10-12T20:00", EN)).isEqualTo("Was due Mon 12 Oct, 17:30");
    }

    @Test
    void whileItStandsStillItSaysWhyAndWhatNext() {
        var open = target(new Budget.WorkingDays(3), "2026-09-30T16:20", stop("2026-10-08T05:30", null));
        assertThat(sentence(open, "2026-10-08T11:00", ZH)).isEqualTo("因停航停表，还剩 3 个工作日，复航后接着算");
        assertThat(sentence(open, "2026-10-08T11:00", EN))
                .isEqualTo(
                        "Stopped by the ferry suspension, 3 working days left, it runs on once the ferry sails again");
        assertThat(sentence(LEAK, "2026-10-08T11:00", ZH))
                .isEqualTo("因停航停表到 10 月 9 日（周五）08:20，还剩 3 个工作日，10 月 12 日（周一）17:30 到期");
        assertThat(sentence(LEAK, "2026-10-08T11:00", EN))
                .isEqualTo(
                        "Stopped by the ferry suspension until Fri 9 Oct, 08:20, 3 working days left, due Mon 12 Oct, 17:30");
    }

    @Test
    void aQuestionToTheRequesterHasWordsOfItsOwnAndAnUnknownReasonIsShownAsItStands() {
        var now = "2026-10-13T10:00";
        var question = target(
                new Budget.WorkingDays(3),
                "2026-10-12T10:00",
                new Stop(at("2026-10-13T09:00"), null, "awaiting-requester", ""));
        assertThat(sentence(question, now, ZH)).isEqualTo("因等补充情况停表，还剩 3 个工作日，收到回答就接着算");
        assertThat(brief(question, now, ZH)).isEqualTo("等补充");
        var other = target(
                new Budget.WorkingDays(3),
                "2026-10-12T10:00",
                new Stop(at("2026-10-13T08:00"), at("2026-10-13T17:30"), "台风避风", ""));
        assertThat(sentence(other, "2026-10-14T10:00", ZH))
                .isEqualTo("还剩 2 个工作日零 7 小时，因台风避风顺延 1 天，10 月 16 日（周五）17:30 到期");
        assertThat(sentence(other, "2026-10-14T10:00", EN)).contains("moved 1 day by “台风避风”");
    }

    @Test
    void namesTheYearWhenItIsAnotherAndSaysThatItIsProvisional() {
        var late = target(new Budget.WorkingDays(5), "2026-12-29T10:00");
        assertThat(sentence(late, "2026-12-29T10:00", ZH))
                .isEqualTo("还剩 5 个工作日，2027 年 1 月 5 日（周二）17:30 到期（暂定，2027 年放假安排公布后重算）");
        assertThat(sentence(late, "2026-12-29T10:00", EN))
                .isEqualTo(
                        "5 working days left, due Tue 5 Jan 2027, 17:30 (provisional until the holidays of 2027 are published)");
        assertThat(late.explain(at("2026-12-29T10:00"), ZH).lines())
                .contains(new Line("2027 年的放假安排还没公布，先按周末算，公布后重算", ""));
    }

    @Test
    void hoursAndCalendarDaysHaveTheirOwnWords() {
        var contact = target(new Budget.NaturalHours(24), "2026-10-09T11:30");
        assertThat(sentence(contact, "2026-10-09T15:30", ZH)).isEqualTo("还剩 20 小时，10 月 10 日（周六）11:30 到期");
        assertThat(sentence(contact, "2026-10-10T08:35", ZH)).isEqualTo("今天 11:30 到期，还剩 2 小时 55 分钟");
        assertThat(sentence(target(new Budget.NaturalHours(72), "2026-10-09T11:30"), "2026-10-09T15:30", ZH))
                .isEqualTo("还剩 2 天 20 小时，10 月 12 日（周一）11:30 到期");
        var lane = target(new Budget.NaturalDays(10), "2026-10-12T10:00");
        assertThat(sentence(lane, "2026-10-12T10:00", ZH)).isEqualTo("还剩 10 天，10 月 22 日（周四）17:30 到期");
        assertThat(sentence(lane, "2026-10-12T10:00", EN)).isEqualTo("10 days left, due Thu 22 Oct, 17:30");
    }

    @Test
    void whatAStopAddedIsToldToTheMinute() {
        var some = target(new Budget.WorkingDays(2), "2026-10-12T10:00", stop("2026-10-13T08:00", "2026-10-14T09:15"));
        assertThat(sentence(some, "2026-10-14T10:00", ZH)).isEqualTo("还剩 2 个工作日，因停航顺延 1 天 45 分钟，10 月 16 日（周五）09:15 到期");
        assertThat(sentence(some, "2026-10-19T10:00", ZH)).isEqualTo("超期 1 天，10 月 16 日（周五）09:15 已到期");
    }

    @Test
    void aDayLaneMovesByWholeDays() {
        var lane = target(new Budget.NaturalDays(2), "2026-10-12T10:00", stop("2026-10-13T09:00", "2026-10-13T10:00"));
        assertThat(sentence(lane, "2026-10-13T12:00", ZH)).isEqualTo("还剩 2 天，因停航顺延 1 天，10 月 15 日（周四）17:30 到期");
    }

    @Test
    void anotherLanguageReadsChinese() {
        assertThat(sentence(LEAK, "2026-10-12T14:30", Locale.FRENCH)).isEqualTo("今天 17:30 到期，还剩 3 小时");
    }

    // ---- the short form

    @Test
    void aListShowsTheShortForm() {
        assertThat(brief(LEAK, "2026-10-10T08:35", ZH)).isEqualTo("还剩 2 天");
        assertThat(brief(LEAK, "2026-10-12T09:00", ZH)).isEqualTo("17:30");
        assertThat(brief(LEAK, "2026-10-13T13:30", ZH)).isEqualTo("超 4 小时");
        assertThat(brief(LEAK, "2026-10-16T13:30", ZH)).isEqualTo("超 3 天");
        assertThat(brief(LEAK, "2026-10-08T11:00", ZH)).isEqualTo("自动停");
        assertThat(brief(LEAK, "2026-10-10T08:35", EN)).isEqualTo("2 days left");
        assertThat(brief(LEAK, "2026-10-13T13:30", EN)).isEqualTo("4 h over");
        assertThat(brief(LEAK, "2026-10-08T11:00", EN)).isEqualTo("stopped");
    }

    // ---- the clock rule

    @Test
    void drawsTheDaysOfTheLeakAsThePrototypeDoes() {
        assertThat(rule(LEAK, "2026-10-10T08:30"))
                .containsExactly("8 停航 [stop]", "9 周五 [used]", "今天 班 [ban, now]", "11 休 [rest]", "12 到期 [due]");
        assertThat(rule(LEAK, "2026-10-10T16:30"))
                .containsExactly("8 停航 [stop]", "9 周五 [used]", "今天 班 [ban, now, part]", "11 休 [rest]", "12 到期 [due]");
        assertThat(LEAK.explain(at("2026-10-10T16:30"), ZH).cells().get(2).partPercent())
                .isEqualTo(88);
    }

    @Test
    void theDayItBeginsStandsInFrontAndDoesNotCount() {
        assertThat(rule(target(new Budget.WorkingDays(2), "2026-10-12T09:40"), "2026-10-12T09:40"))
                .containsExactly("今天 不算 [now, rest]", "13 周二 []", "14 到期 [due]");
        assertThat(rule(LEAK, "2026-10-03T10:00").getFirst()).isEqualTo("今天 休 [now, rest]");
    }

    @Test
    void lateDaysAreBlack() {
        assertThat(rule(target(new Budget.WorkingDays(2), "2026-10-12T09:40"), "2026-10-16T10:30"))
                .containsExactly("13 周二 [used]", "14 到期 [due, used]", "15 超 1 天 [over]", "今天 超 1 天 [now, over]");
        assertThat(rule(target(new Budget.WorkingDays(1), "2026-10-12T09:40"), "2026-10-13T19:00"))
                .containsExactly("今天 已到期 [due, now, over]");
    }

    @Test
    void aDayPartlyStoppedIsADayOfWork() {
        var some = target(new Budget.WorkingDays(2), "2026-10-12T10:00", stop("2026-10-13T15:30", "2026-10-14T09:15"));
        assertThat(rule(some, "2026-10-14T10:00")).containsExactly("13 周二 [used]", "今天 周三 [now, part]", "15 到期 [due]");
    }

    @Test
    void aHolidayInTheMiddleIsOneThinLine() {
        assertThat(rule(target(new Budget.WorkingDays(3), "2026-09-28T10:00"), "2026-09-29T08:00"))
                .containsExactly("今天 周二 [now]", "30 周三 []", "1–7 国庆节 [rest]", "8 到期 [due]");
    }

    @Test
    void hoursWithinADayAreOneCell() {
        var contact = target(new Budget.NaturalHours(24), "2026-10-09T11:30");
        var cell = contact.explain(at("2026-10-10T06:42"), ZH).cells();
        assertThat(cell)
                .containsExactly(new Cell(LocalDate.of(2026, 10, 10), "今天", "到期", Set.of("due", "now", "part"), 80));
        assertThat(contact.explain(at("2026-10-10T15:30"), ZH)
                        .cells()
                        .getFirst()
                        .marks())
                .containsExactlyInAnyOrder("due", "now", "over");
    }

    @Test
    void aLongPeriodStaysOneLineWide() {
        var period = StatutoryPeriod.of(new Budget.NaturalDays(60), at("2026-06-01T09:00"), COUNTY);
        for (var now : List.of("2026-06-01T10:00", "2026-06-20T10:00", "2026-07-30T10:00", "2026-10-20T10:00")) {
            var cells = period.explain(at(now), ZH).cells();
            assertThat(cells).as(now).hasSizeLessThanOrEqualTo(20);
            assertThat(cells.stream().map(Cell::day)).as(now).isSorted();
            assertThat(cells).as(now).anyMatch(c -> c.marks().contains("now"));
            assertThat(cells).as(now).anyMatch(c -> c.marks().contains("due"));
        }
        assertThat(rule(period, "2026-06-20T10:00"))
                .containsExactly(
                        "6/2–6/17 已用 16 天 [used]",
                        "18 周四 [used]",
                        "19 周五 [used]",
                        "今天 周六 [now, part]",
                        "21 周日 []",
                        "22 周一 []",
                        "6/23–7/30 还有 38 天 []",
                        "31 到期 [due]");
    }

    // ---- the working

    @Test
    void tellsHowTheDateWasWorkedOut() {
        assertThat(LEAK.explain(at("2026-10-10T08:35"), ZH).lines())
                .containsExactly(
                        new Line("9 月 30 日（周三）16:20 开始，从下一个工作日算", "10 月 8 日起"),
                        new Line("限 3 个工作日", "3 天"),
                        new Line("10 月 1 日至 7 日国庆节放假，不算", "0"),
                        new Line("10 月 8 日 05:30 至 10 月 9 日 08:20 停航，停航公告 2026-083", "停表 1 天"),
                        new Line("10 月 10 日（周六）调休上班，算", "1 天"),
                        new Line("10 月 11 日（周日）休息，不算", "0"),
                        new Line("到期", "10 月 12 日 17:30"));
        assertThat(LEAK.explain(at("2026-10-10T08:35"), EN).lines())
                .containsExactly(
                        new Line("Began Wed 30 Sep, 16:20, counted from the next working day", "from 8 Oct"),
                        new Line("Time allowed: 3 working days", "3 days"),
                        new Line("1–7 Oct, National Day holiday, not counted", "0"),
                        new Line("8 Oct, 05:30 to 9 Oct, 08:20: ferry suspension, 停航公告 2026-083", "stopped 1 day"),
                        new Line("Sat 10 Oct, make-up working day, counted", "1 day"),
                        new Line("Sun 11 Oct, day of rest, not counted", "0"),
                        new Line("Due", "12 Oct, 17:30"));
    }

    @Test
    void anOpenStopAndAHarmlessOneAreToldToo() {
        var some = target(
                new Budget.WorkingDays(3),
                "2026-10-12T10:00",
                stop("2026-10-13T18:00", "2026-10-13T23:00"),
                stop("2026-10-14T05:30", null));
        assertThat(some.explain(at("2026-10-14T10:00"), ZH).lines())
                .contains(
                        new Line("10 月 13 日 18:00 至 23:00 停航，停航公告 2026-083", "0"),
                        new Line("10 月 14 日 05:30 起停航，还没结束，停航公告 2026-083", "停表 1 小时 30 分钟"));
    }

    @Test
    void stopsThatOverlapAddUpToWhatWasAdded() {
        var both = target(
                new Budget.WorkingDays(2),
                "2026-10-12T10:00",
                stop("2026-10-13T08:30", "2026-10-13T12:00"),
                new Stop(at("2026-10-13T10:30"), at("2026-10-13T14:00"), "official-warning", "县气象台"));
        var lines = both.explain(at("2026-10-14T10:00"), ZH).lines();
        assertThat(lines)
                .contains(
                        new Line("10 月 13 日 08:30 至 12:00 停航，停航公告 2026-083", "停表 3 小时 30 分钟"),
                        new Line("10 月 13 日 10:30 至 14:00 预警，县气象台", "停表 1 小时"));
        assertThat(sentence(both, "2026-10-14T10:00", ZH)).contains("因停航、预警顺延 4 小时 30 分钟");
    }

    @Test
    void aLaneThatRollsSaysSo() {
        assertThat(target(new Budget.NaturalDays(10), "2026-10-01T10:00")
                        .explain(at("2026-10-01T10:00"), ZH)
                        .lines())
                .containsExactly(
                        new Line("10 月 1 日（周四）10:00 开始，从第二天算", "10 月 2 日起"),
                        new Line("限 10 天，休息日也算", "10 天"),
                        new Line("10 月 11 日（周日）休息，顺延到下一个工作日 10 月 12 日（周一）", "顺延 1 天"),
                        new Line("到期", "10 月 12 日 17:30"));
    }

    @Test
    void aStatutoryPeriodNamesItsArticle() {
        var article = new LegalBases().get("petition.decide", LocalDate.of(2026, 10, 1));
        var period = StatutoryPeriod.of(new Budget.NaturalDays(60), at("2026-10-01T10:00"), COUNTY)
                .under(article);
        assertThat(period.explain(at("2026-10-01T10:00"), ZH).lines()).contains(new Line("《信访工作条例》34 条定的期限，不停表", ""));
        assertThat(period.explain(at("2026-10-01T10:00"), EN).lines())
                .contains(new Line("Set by the Regulations on Petition Work, Art. 34; nothing stops it", ""));
    }

    @Test
    void manyWeekendsAreOneLine() {
        var lines = target(new Budget.WorkingDays(60), "2026-06-22T10:00")
                .explain(at("2026-06-22T10:00"), ZH)
                .lines();
        assertThat(lines).contains(new Line("6 月 27 日至 9 月 13 日之间的 12 个周末，不算", "0"));
        assertThat(lines).hasSizeLessThan(8);
    }

    @Test
    void englishIsComplete() {
        var stops = List.of(
                stop("2026-10-08T05:30", "2026-10-09T08:20"),
                new Stop(at("2026-10-12T08:30"), at("2026-10-12T10:00"), "official-warning", ""),
                new Stop(at("2026-10-13T08:30"), null, "awaiting-requester", ""));
        var deadlines = new ArrayList<Deadline>();
        for (var code : List.of("1wd", "5wd", "90wd", "6wh", "30wh", "24h", "80h", "7d", "60d")) {
            deadlines.add(target(Budget.parse(code), "2026-09-30T16:20"));
            deadlines.add(target(Budget.parse(code), "2026-09-30T16:20")
                    .suspendedBy(stops.stream()
                            .map(s -> new Stop(s.from(), s.until(), s.reason(), ""))
                            .toList()));
        }
        for (var deadline : deadlines) {
            for (var now : List.of(
                    "2026-09-30T16:20",
                    "2026-10-08T09:00",
                    "2026-10-10T08:35",
                    "2026-10-13T09:00",
                    "2027-03-01T10:00")) {
                var e = deadline.explain(at(now), EN);
                assertThat(e.toString()).as("%s at %s", deadline, now).doesNotContainPattern("\\p{IsHan}");
            }
        }
    }
}
