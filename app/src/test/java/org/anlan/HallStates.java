// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static org.anlan.shell.HallFrames.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anlan.HallPagesTests.State;
import org.anlan.kernel.Explanation;
import org.anlan.matters.MatterState;
import org.anlan.matters.PublicMatter;
import org.anlan.matters.ResultClass;
import org.anlan.shell.HallFrames;

/** The states in which the hall's pages are drawn; the story of September 2026 that the face tells. */
final class HallStates {
    private HallStates() {}

    static List<State> all() {
        var all = new ArrayList<State>();
        all.add(new State("home", "hall/home", "/", Map.of()));
        all.add(new State("accessibility", "hall/accessibility", "/about/accessibility", Map.of()));
        all.add(new State("data", "hall/data", "/about/data", Map.of()));
        all.add(new State("track", "hall/track", "/track", Map.of()));
        all.add(new State(
                "track-wrong", "hall/track", "/track", Map.of("wrong", true, "code", "0417", "purpose", "seen")));
        all.add(new State("track-lost", "hall/track", "/track", Map.of("lost", true)));
        panels(all);
        report(all);
        matter(all);
        ways(all);
        return all;
    }

    private static void report(List<State> all) {
        var words = "我们村口往码头走的那段路，路灯黑了三天了，晚上老人下船看不见台阶。我电话 10000000023，家住干斜村 18 号。";
        all.add(new State("report-1", "hall/report-1", "/report/1", step(Map.of("words", ""))));
        all.add(new State(
                "report-1-personal",
                "hall/report-1",
                "/report/1",
                with(
                        step(Map.of("words", words)),
                        "personal",
                        List.of(
                                Map.of("text", "……我电话 ", "marked", false),
                                Map.of("text", "10000000023", "marked", true),
                                Map.of("text", "，家住", "marked", false),
                                Map.of("text", "干斜村 18 号", "marked", true),
                                Map.of("text", "。", "marked", false)))));
        all.add(new State(
                "report-1-empty", "hall/report-1", "/report/1", with(step(Map.of("words", "")), "error", "empty")));
        all.add(new State(
                "report-2",
                "hall/report-2",
                "/report/2",
                with(
                        with(step(draft("phone")), "moved", true),
                        "mentioned",
                        List.of(
                                Map.of("value", "330922201201", "name", "干斜村", "within", "枸杞乡", "chosen", true),
                                Map.of(
                                        "value",
                                        "330922201201001/pier-ganxie",
                                        "name",
                                        "干斜码头",
                                        "within",
                                        "枸杞乡 · 干斜村",
                                        "chosen",
                                        false)))));
        all.add(new State(
                "report-2-urgent",
                "hall/report-2",
                "/report/2",
                with(step(draft("phone")), "urgent", List.of("12395", "119", "120", "110"))));
        all.add(new State(
                "report-3", "hall/report-3", "/report/3", with(step(draft("phone")), "placeName", "枸杞乡 · 干斜村，码头台阶上面")));
        all.add(new State(
                "report-3-error", "hall/report-3", "/report/3", with(step(draft("phone")), "error", "phone")));
        all.add(new State("report-3-none", "hall/report-3", "/report/3", step(draft("none"))));
        for (var phone : List.of(true, false)) {
            all.add(new State(
                    phone ? "report-done" : "report-done-nophone",
                    "hall/report-done",
                    "/report/done",
                    Map.of("receipt", Map.of("code", "SS-20261010-0009", "grouped", "4821 7730"), "hasPhone", phone)));
        }
    }

    private static Map<String, Object> draft(String contact) {
        var draft = new HashMap<String, Object>();
        draft.put("words", "我们村口往码头走的那段路，路灯黑了三天了，晚上老人下船看不见台阶。");
        draft.put("contact", contact);
        draft.put("phone", contact.equals("phone") ? "10000000023" : null);
        draft.put("name", null);
        draft.put("address", contact.equals("phone") ? "干斜村 18 号" : null);
        draft.put("confidential", false);
        draft.put("area", null);
        draft.put("placeText", "码头台阶上面");
        return draft;
    }

    private static Map<String, Object> step(Map<String, Object> draft) {
        return new HashMap<>(Map.of(
                "draft",
                draft,
                "urgentWords",
                "119:着火;120:受伤",
                "allUrgentNumbers",
                List.of("12395", "119", "120", "110")));
    }

    private static Map<String, Object> with(Map<String, Object> model, String key, Object value) {
        var more = new HashMap<>(model);
        more.put(key, value);
        return more;
    }

    private static void panels(List<State> all) {
        var boats = new HashMap<String, Object>();
        boats.put("updatedAt", NOW);
        var off = new HashMap<String, Object>();
        off.put("routeName", "小菜园—花鸟");
        off.put("from", NOW.minus(3, ChronoUnit.HOURS));
        off.put("until", null);
        off.put("reason", "大风");
        off.put("source", "停航公告 2026-084");
        boats.put("suspensions", List.of(off));
        boats.put("routes", List.of(Map.of("name", "小菜园—枸杞"), Map.of("name", "李柱山—沈家湾")));
        all.add(new State(
                "home-panels",
                "hall/home",
                "/",
                Map.of(
                        "draft",
                        "门口水管漏水",
                        "mainPanels",
                        HallFrames.panels("harbour/panels :: today", boats),
                        "asidePanels",
                        HallFrames.panels(
                                "insight/panels :: honest-figure",
                                Map.of(
                                        "replied",
                                        386,
                                        "solved",
                                        268,
                                        "notSolved",
                                        44,
                                        "silent",
                                        74,
                                        "label",
                                        "2026 年 9 月")))));
        all.add(new State(
                "home-few",
                "hall/home",
                "/",
                Map.of(
                        "mainPanels",
                        HallFrames.panels(
                                "harbour/panels :: today", Map.of("suspensions", List.of(), "routes", List.of())),
                        "asidePanels",
                        HallFrames.panels(
                                "insight/panels :: honest-figure", Map.of("replied", 3, "label", "2025 年 12 月")))));
    }

    private static void matter(List<State> all) {
        var doing = doing();
        all.add(page("matter-doing", doing));
        for (var done : List.of("solved", "again", "answered", "already", "added", "withdrawn", "undone", "late")) {
            all.add(page("matter-done-" + done, doing, "done", done));
        }
        for (var proposed : List.of("SOLVED", "PARTLY", "EXPLAINED", "TRANSFERRED", "UNFOUNDED")) {
            all.add(page("matter-asked-" + proposed, asked(proposed)));
        }
        var long15 = changed(doing, "lede", "枸杞供水站 何汀 正在办。");
        var days = new ArrayList<Explanation.Cell>();
        for (int day = 1; day <= 15; day++) {
            days.add(cell(day, day == 10 ? "今天" : "" + day, day == 10 ? "不算" : "等补充情况", 0, day < 10 ? "used" : "stop"));
        }
        long15.put("clock", new Explanation("因等补充情况停表到 10 月 20 日（周二）02:10", "自动停", days, List.of()));
        all.add(page("matter-long", long15));
        var question = changed(doing, "state", "PAUSED");
        question.put("openQuestion", new PublicMatter.Question("水表在门里还是门外？", NOW, NOW.plus(10, ChronoUnit.DAYS)));
        all.add(page("matter-question", question));
        all.add(page("matter-question-empty", question, "error", "answer"));
        var fresh = changed(doing, "holder", null);
        fresh.put("clock", null);
        fresh.put("next", null);
        fresh.put("seen", List.of());
        fresh.put("steps", List.of(step(NOW, null, "person", null, "您提出：“门口水管漏了三天。”", null)));
        all.add(page("matter-fresh", fresh));
        for (var result : List.of("SOLVED", "UNCONFIRMED", "WITHDRAWN", "MERGED")) {
            var closed = changed(asked("SOLVED"), "state", "CLOSED");
            closed.put("awaitingVerdict", false);
            closed.put("verdictUntil", null);
            closed.put("resultClass", result);
            closed.put("clock", null);
            closed.put("canWithdraw", false);
            closed.put("canReopen", !result.equals("WITHDRAWN") && !result.equals("MERGED"));
            closed.put("canUndoWithdrawal", result.equals("WITHDRAWN"));
            closed.put("reopenNeedsFacts", result.equals("UNCONFIRMED"));
            closed.put("reopenUntil", NOW.plus(30, ChronoUnit.DAYS));
            all.add(page("matter-closed-" + result, closed));
        }
        all.add(new State("matter-seen", "hall/matter-seen", "/m/x/seen", Map.of("m", matter(doing))));
        all.add(new State("matter-seen-nobody", "hall/matter-seen", "/m/x/seen", Map.of("m", matter(fresh))));
        all.add(new State("matter-withdraw", "hall/matter-withdraw", "/m/x/withdraw", Map.of("m", matter(doing))));
        for (var what : List.of("add", "reopen")) {
            all.add(new State(
                    "matter-" + what, "hall/matter-words", "/m/x/" + what, Map.of("what", what, "code", CODE)));
            all.add(new State(
                    "matter-" + what + "-empty",
                    "hall/matter-words",
                    "/m/x/" + what,
                    Map.of("what", what, "code", CODE, "error", "words")));
        }
    }

    private static void ways(List<State> all) {
        all.add(new State("points-none", "hall/points", "/about/points", Map.of("groups", List.of())));
        all.add(new State(
                "points",
                "hall/points",
                "/about/points",
                Map.of(
                        "groups",
                        List.of(Map.of(
                                "name",
                                "枸杞乡",
                                "points",
                                List.of(Map.of(
                                        "name",
                                        "枸杞乡便民中心",
                                        "address",
                                        "枸杞乡政府一楼",
                                        "hours",
                                        "工作日 08:30–11:30",
                                        "phone",
                                        "10000003003")))))));
        all.add(new State("complaint", "hall/complaint", "/complaint", Map.of()));
        all.add(new State(
                "complaint-empty",
                "hall/complaint",
                "/complaint",
                Map.of("kind", "rating", "about", CODE, "error", "words", "contact", "x")));
        all.add(new State("complaint-done", "hall/complaint-done", "/complaint/done", Map.of()));
        var ways = new ArrayList<Map<String, Object>>();
        for (var way : List.of("petition", "review", "court", "help")) {
            ways.add(Map.of(
                    "key",
                    way,
                    "organs",
                    List.of(Map.of(
                            "code",
                            way,
                            "name",
                            "县信访局",
                            "takes",
                            "对机关、单位和办事的人有意见、有建议、有请求",
                            "phone",
                            "1000 000 0071",
                            "dial",
                            "10000000071",
                            "within",
                            "15 天内告诉您收不收，60 天内给处理意见",
                            "address",
                            "菜园镇海滨西路",
                            "hours",
                            "工作日 08:30–17:30",
                            "basis",
                            "《信访工作条例》22–23、34、35 条")),
                    "periods",
                    List.of(Map.of("gist", "信访事项自受理之日起 60 日内办结", "cite", "《信访工作条例》34 条"))));
        }
        all.add(new State("rights", "hall/rights", "/rights", Map.of("ways", ways)));
        var bare = List.of("petition", "review", "court", "help").stream()
                .map(way -> Map.of("key", way, "organs", List.of(), "periods", List.of()))
                .toList();
        all.add(new State("rights-bare", "hall/rights", "/rights", Map.of("ways", bare)));
    }

    private static final String CODE = "SS-20260930-0417";

    private static State page(String name, Map<String, Object> matter, Object... more) {
        var model = new HashMap<String, Object>();
        model.put("m", matter(matter));
        model.put("tail", "0417");
        model.put("comma", "、");
        model.put("clockHead", "还剩 2 个工作日");
        model.put("clockRest", "含今天／含调休 10 月 10 日上班，因停航顺延 1 天，10 月 12 日（周一）17:30 到期。");
        for (int i = 0; i < more.length; i += 2) {
            model.put((String) more[i], more[i + 1]);
        }
        return new State(name, "hall/matter", "/m/" + CODE, model);
    }

    /** What the door hands out, so that a template that asks for something else fails here. */
    @SuppressWarnings("unchecked")
    private static PublicMatter matter(Map<String, Object> m) {
        return new PublicMatter(
                UUID.fromString("0199a1b2-0000-7000-8000-000000000417"),
                CODE,
                (String) m.get("title"),
                (String) m.get("words"),
                Instant.parse("2026-09-30T08:20:00Z"),
                "web",
                (String) m.get("placeName"),
                MatterState.valueOf((String) m.get("state")),
                m.get("resultClass") == null ? null : ResultClass.valueOf((String) m.get("resultClass")),
                (String) m.get("lede"),
                (PublicMatter.Holder) m.get("holder"),
                (Explanation) m.get("clock"),
                (PublicMatter.Reply) m.get("reply"),
                (boolean) m.get("awaitingVerdict"),
                (Instant) m.get("verdictUntil"),
                (PublicMatter.Question) m.get("openQuestion"),
                (List<PublicMatter.Step>) m.get("steps"),
                (PublicMatter.Step) m.get("next"),
                (List<PublicMatter.Seen>) m.get("seen"),
                (boolean) m.get("canWithdraw"),
                (boolean) m.get("canUndoWithdrawal"),
                (boolean) m.get("canReopen"),
                (boolean) m.get("reopenNeedsFacts"),
                (Instant) m.get("reopenUntil"),
                false,
                files(m.get("reply") != null));
    }

    private static List<PublicMatter.Shown> files(boolean replied) {
        var own = new PublicMatter.Shown(
                UUID.fromString("0199a1b2-0000-7000-8000-00000000f001"),
                false,
                "墙根冒水的地方",
                true,
                "提出时发的",
                Instant.parse("2026-09-30T08:20:00Z"),
                0,
                1600,
                1200,
                false);
        var voice = new PublicMatter.Shown(
                UUID.fromString("0199a1b2-0000-7000-8000-00000000f002"),
                true,
                "录音 2，提出时发的",
                false,
                "提出时发的",
                Instant.parse("2026-09-30T08:20:00Z"),
                12,
                0,
                0,
                false);
        var evidence = new PublicMatter.Shown(
                UUID.fromString("0199a1b2-0000-7000-8000-00000000f003"),
                false,
                "换好的管子",
                true,
                "答复附的",
                Instant.parse("2026-10-12T01:05:00Z"),
                0,
                1600,
                1200,
                true);
        return replied ? List.of(own, voice, evidence) : List.of(own, voice);
    }

    private static Map<String, Object> asked(String proposed) {
        var asked = changed(doing(), "state", "REPLIED");
        asked.put("lede", "供水站说修好了。现在由您说了算：水还漏不漏？");
        asked.put("clock", null);
        asked.put("awaitingVerdict", true);
        asked.put("verdictUntil", NOW.plus(12, ChronoUnit.DAYS));
        asked.put("next", null);
        asked.put(
                "reply",
                new PublicMatter.Reply(
                        "陈阿婆，您门口那段管子星期六（10 月 10 日）下午换好了，换了 2 米，接头也换了新的。昨天夜里又去看过一次，没有再漏。\n路面的坑先用石子垫平，10 月 20 日前重新铺。",
                        "何汀",
                        "枸杞供水站",
                        NOW,
                        NOW,
                        List.of("换管照片 2 张", "试压记录 1 份"),
                        ResultClass.valueOf(proposed)));
        return asked;
    }

    private static Map<String, Object> doing() {
        var m = new HashMap<String, Object>();
        m.put("code", CODE);
        m.put("title", "门口水管漏水，路上都是水");
        m.put("words", "门口水管漏了三天，路上都是水，我腿脚不好，出门怕滑。");
        m.put("placeName", "枸杞乡 · 干斜村");
        m.put("state", "IN_PROGRESS");
        m.put("resultClass", null);
        m.put("lede", "正在修。枸杞供水站 何汀负责，最晚 10 月 12 日（周一）17:30 答复您。");
        m.put("holder", new PublicMatter.Holder("枸杞供水站", "何汀", "10000000031", "何"));
        m.put(
                "clock",
                new Explanation(
                        "还剩 2 个工作日（含今天／含调休 10 月 10 日上班），因停航顺延 1 天，10 月 12 日（周一）17:30 到期",
                        "还剩 2 天",
                        List.of(
                                cell(8, "8", "停航", 100, "used", "stop"),
                                cell(9, "9", "周五", 100, "used"),
                                cell(10, "今天", "班", 12, "part", "now", "ban"),
                                cell(11, "11", "休", 0, "rest"),
                                cell(12, "12", "到期", 0, "due")),
                        List.of(
                                new Explanation.Line("您 9 月 30 日（周三）16:20 提出，从下一个工作日算", "10 月 8 日起"),
                                new Explanation.Line("简单的维修，限 3 个工作日", "3 天"),
                                new Explanation.Line("10 月 1 日至 7 日国庆放假，不算", "0"),
                                new Explanation.Line("10 月 8 日 05:30 起大风，小菜园—枸杞全天停航", "停表 1 天"),
                                new Explanation.Line("到期", "10 月 12 日 17:30"))));
        m.put("reply", null);
        m.put("awaitingVerdict", false);
        m.put("verdictUntil", null);
        m.put("openQuestion", null);
        m.put("next", step(null, null, "next", null, "接下来：答复您，请您确认", "最晚 10 月 12 日（周一）17:30。会发短信，也会打电话。"));
        m.put(
                "steps",
                List.of(
                        step(
                                Instant.parse("2026-10-09T07:10:00Z"),
                                null,
                                "person",
                                "何汀",
                                "上岛看过：墙根铸铁管裂了，要换约 2 米。",
                                null),
                        step(
                                Instant.parse("2026-10-07T21:30:00Z"),
                                Instant.parse("2026-10-09T00:20:00Z"),
                                "stop",
                                null,
                                "停表：大风，小菜园—枸杞停航，人上不了岛。",
                                "依据：停航公告 2026-083"),
                        step(Instant.parse("2026-10-08T00:50:00Z"), null, "person", "何汀", "给您打过电话。", null),
                        step(Instant.parse("2026-09-30T08:31:00Z"), null, "sys", null, "派给枸杞供水站。", "街巷里的水管归供水站管。"),
                        step(
                                Instant.parse("2026-09-30T08:20:00Z"),
                                null,
                                "person",
                                null,
                                "您提出：“门口水管漏了三天，路上都是水，我腿脚不好，出门怕滑。”",
                                null)));
        m.put(
                "seen",
                List.of(new PublicMatter.Seen(
                        "何汀",
                        "枸杞供水站",
                        List.of(Instant.parse("2026-10-08T00:48:00Z"), Instant.parse("2026-10-09T05:02:00Z")),
                        "给您打电话、上门")));
        m.put("canWithdraw", true);
        m.put("canUndoWithdrawal", false);
        m.put("canReopen", false);
        m.put("reopenNeedsFacts", false);
        m.put("reopenUntil", null);
        return m;
    }

    private static Explanation.Cell cell(int day, String label, String sub, int percent, String... marks) {
        return new Explanation.Cell(LocalDate.of(2026, 10, day), label, sub, Set.of(marks), percent);
    }

    private static PublicMatter.Step step(
            Instant at, Instant until, String kind, String who, String text, String detail) {
        return new PublicMatter.Step(at, until, kind, who, text, detail);
    }

    private static Map<String, Object> changed(Map<String, Object> matter, String key, Object value) {
        var more = new HashMap<>(matter);
        more.put(key, value);
        return more;
    }
}
