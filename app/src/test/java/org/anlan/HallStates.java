// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlan.HallPagesTests.State;

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
        report(all);
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
                        "areas",
                        List.of(Map.of(
                                "name",
                                "枸杞乡",
                                "inside",
                                List.of(
                                        Map.of("code", "330922201201", "name", "干斜村"),
                                        Map.of("code", "330922201202", "name", "里西村")))))));
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
}
