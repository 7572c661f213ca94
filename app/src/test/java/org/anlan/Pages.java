// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Every page that a person can open in a browser, written by hand: what the tests of accessibility look at and what pictures
 * are taken of. {@link EveryPageTests} compares the list with the addresses that the office answers and with the desk's router, so
 * a page without a row fails.
 */
final class Pages {
    /**
     * One page in one state.
     *
     * @param address as the controller or the desk's router writes it
     * @param name what its pictures are called
     * @param who who opens it: a sign-in name, or the name of a visitor of the hall, whose browser keeps what the visitor did
     * @param open brings the browser there; asked again for another language
     */
    record Row(String address, String name, String who, BiConsumer<Page, ADay> open) {
        boolean onTheDesk() {
            return address.startsWith("/desk");
        }

        /** Whether an address in the browser is this page's; what only leads on, or is not found, may end anywhere. */
        boolean isShownAt(String path) {
            boolean leadsOn = address.equals("/desk/") || address.equals("/error") || address.contains("(.*)");
            return leadsOn
                    || path.matches(address.replaceAll("/:\\w+\\?", "(/[^/]+)?").replaceAll("\\{\\w+}|:\\w+", "[^/]+"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Addresses that show no page of their own: they lead on, or answer with a picture. */
    static final List<String> WITHOUT_A_PAGE = List.of(
            "/view",
            "/report",
            "/m/{code}/verdict",
            "/m/{code}/answer",
            "/m/{code}/opinion",
            "/map/{area}.svg",
            "/figures/{figure}/values.csv",
            "/desk",
            "/desk/{*below}");

    private static final String RESIDENT = "resident";
    private static final String WRITER = "writer";
    private static final String SENDER = "sender";

    private Pages() {}

    static List<Row> all() {
        var rows = new ArrayList<Row>();
        hall(rows);
        own(rows);
        desk(rows);
        return rows;
    }

    private static void hall(List<Row> rows) {
        rows.add(at("/", "home", RESIDENT));
        rows.add(row("/report/1", "report-1", WRITER, Pages::beginReport));
        rows.add(row("/report/1", "report-1-personal", WRITER, (page, day) -> {
            beginReport(page, day);
            page.fill("#words", "干斜码头的路灯黑了三天了，晚上下船看不见台阶。我电话 10000000023");
            page.click("button.go");
        }));
        rows.add(row("/report/2", "report-2", WRITER, Pages::place));
        rows.add(row("/report/3", "report-3", WRITER, (page, day) -> {
            place(page, day);
            page.fill("#text", "台阶上面");
            page.click("button.go");
            page.waitForURL("**/report/3");
        }));
        rows.add(row("/report/done", "report-done", SENDER, (page, day) -> {
            page.navigate("/report/done");
            if (!page.url().endsWith("/done")) {
                page.navigate("/report?new=1");
                page.fill("#words", "海滩上冲来很多泡沫浮球。");
                page.click("button.go");
                page.waitForURL("**/report/2");
                page.click("button.go");
                page.waitForURL("**/report/3");
                page.click("button.go");
                page.waitForURL("**/report/done");
            }
        }));
        rows.add(at("/track", "track", RESIDENT));
        rows.add(row("/track", "track-not-found", RESIDENT, (page, day) -> {
            page.navigate("/track");
            page.fill("[name=code]", "SS-20261127-0999");
            page.fill("[name=secret]", "00000000");
            page.click("main form button[type=submit], main form button:not([type])");
        }));
        for (var state : List.of("leak", "fresh", "asked", "replied", "again", "solved")) {
            rows.add(row("/m/{code}", "matter-" + state, RESIDENT, (page, day) -> matter(page, day, state, "")));
        }
        rows.add(row("/m/{code}/seen", "matter-seen", RESIDENT, (page, day) -> matter(page, day, "leak", "/seen")));
        rows.add(row("/m/{code}/add", "matter-add", RESIDENT, (page, day) -> matter(page, day, "leak", "/add")));
        rows.add(row(
                "/m/{code}/reopen", "matter-reopen", RESIDENT, (page, day) -> matter(page, day, "solved", "/reopen")));
        rows.add(row(
                "/m/{code}/withdraw",
                "matter-withdraw",
                RESIDENT,
                (page, day) -> matter(page, day, "leak", "/withdraw")));
        rows.add(at("/rights", "rights", RESIDENT));
        rows.add(at("/complaint", "complaint", RESIDENT));
        rows.add(row("/complaint/done", "complaint-done", SENDER, (page, day) -> {
            page.navigate("/complaint");
            page.fill("textarea", "查询页的字叠在一起。");
            page.click("main form button.primary");
            page.waitForURL("**/complaint/done");
        }));
        rows.add(at("/about/accessibility", "about-accessibility", RESIDENT));
        rows.add(at("/about/data", "about-data", RESIDENT));
        rows.add(at("/about/points", "about-points", RESIDENT));
        rows.add(at("/figures", "figures", RESIDENT));
        rows.add(row("/figures/{figure}", "figure", RESIDENT, (page, day) -> page.navigate("/figures/K04")));
        rows.add(row("/error", "not-found", RESIDENT, (page, day) -> page.navigate("/m")));
    }

    /** An officer's own pages, before and after signing in. */
    private static void own(List<Row> rows) {
        rows.add(at("/sign-in", "sign-in", RESIDENT));
        rows.add(row("/sign-in/second-step", "second-step", "second-step", (page, day) -> {
            page.navigate("/sign-in");
            page.fill("#login", "luowangchao");
            page.fill("#password", day.password("luowangchao"));
            page.click("main form button");
            page.waitForURL("**/second-step");
        }));
        rows.add(row(
                "/invite/{token}", "invite", RESIDENT, (page, day) -> page.navigate("/invite/" + day.invitation())));
        rows.add(at("/account", "account", "gaoyunzhou"));
        rows.add(row("/account/second-step", "account-second-step", "gaoyunzhou", (page, day) -> {
            page.navigate("/account");
            page.click("form[action='/account/second-step'] button");
        }));
    }

    private static void desk(List<Row> rows) {
        for (var list : List.of("triage", "arbitration", "running", "replied", "stopped", "all")) {
            rows.add(onDesk("/list/:key", "list-" + list, "hepingchuan", day -> "/list/" + list));
        }
        rows.add(onDesk("/list/:key", "list-due", "heting", day -> "/list/due"));
        rows.add(onDesk("/list/:key", "list-nothing-found", "hepingchuan", day -> "/list/all?q=不会有的"));
        rows.add(onDesk("/", "desk", "heting", day -> "/"));
        rows.add(onDesk("/matters/:id", "order", "heting", day -> "/matters/" + day.id("leak")));
        rows.add(onDesk("/matters/:id", "order-replied", "heting", day -> "/matters/" + day.id("replied")));
        rows.add(onDesk("/matters/:id", "order-again", "hepingchuan", day -> "/matters/" + day.id("again")));
        rows.add(onDesk(
                "/matters/:id/triage", "triage", "hepingchuan", day -> "/matters/" + day.id("fresh") + "/triage"));
        rows.add(onDesk(
                "/matters/:id/arbitrate",
                "arbitrate",
                "hepingchuan",
                day -> "/matters/" + day.id("objected") + "/arbitrate"));
        rows.add(onDesk("/register", "register", "hepingchuan", day -> "/register"));
        rows.add(onDesk("/complaints", "complaints", "yinzhaohai", day -> "/complaints"));
        rows.add(onDesk("/routing", "routing", "hepingchuan", day -> "/routing"));
        rows.add(onDesk("/suspensions", "suspensions", "xiatingchao", day -> "/suspensions"));
        rows.add(onDesk("/alarms", "alarms", "hepingchuan", day -> "/alarms"));
        rows.add(onDesk("/alarms/:id", "alarm", "hepingchuan", day -> "/alarms/" + day.alarm()));
        rows.add(onDesk("/sea", "sea", "hepingchuan", day -> "/sea"));
        rows.add(onDesk("/feeds", "feeds", "hepingchuan", day -> "/feeds"));
        rows.add(onDesk("/imports", "imports", "jianzhou", day -> "/imports"));
        rows.add(onDesk("/imports/:id", "import", "jianzhou", day -> "/imports/" + day.imported()));
        rows.add(onDesk("/units", "units", "jianzhou", day -> "/units"));
        rows.add(onDesk("/units/:id", "unit", "jianzhou", day -> "/units/" + day.unit("water-202")));
        rows.add(onDesk("/areas/:code?", "areas", "jianzhou", day -> "/areas"));
        rows.add(onDesk("/areas/:code?", "area", "jianzhou", day -> "/areas/330922202202"));
        rows.add(onDesk("/points", "points", "jianzhou", day -> "/points"));
        rows.add(onDesk("/calendars/:year?", "calendar", "jianzhou", day -> "/calendars/2026"));
        rows.add(onDesk("/calendars/:year?", "calendar-missing", "jianzhou", day -> "/calendars/2027"));
        rows.add(onDesk("/duty", "duty", "hepingchuan", day -> "/duty"));
        rows.add(onDesk("/accounts", "accounts", "jianzhou", day -> "/accounts"));
        rows.add(
                onDesk("/accounts/:id", "account-of-another", "jianzhou", day -> "/accounts/" + day.account("heting")));
        rows.add(onDesk("/emergency", "emergency", "yinzhaohai", day -> "/emergency"));
        rows.add(onDesk("/figures", "desk-figures", "hepingchuan", day -> "/figures"));
        rows.add(onDesk("/figures/:k", "desk-figure", "hepingchuan", day -> "/figures/K06"));
        rows.add(onDesk("/log", "log", "yinzhaohai", day -> "/log"));
        rows.add(onDesk("/log/:kind/:id", "log-of", "yinzhaohai", day -> "/log/matter/" + day.id("leak")));
        rows.add(onDesk("/more", "more", "heting", day -> "/more"));
        rows.add(onDesk("/components", "components", "hepingchuan", day -> "/components"));
        rows.add(onDesk("/:rest(.*)*", "desk-not-found", "heting", day -> "/nowhere"));
    }

    private static void beginReport(Page page, ADay day) {
        page.navigate("/report?new=1");
    }

    private static void place(Page page, ADay day) {
        beginReport(page, day);
        page.fill("#words", "码头的路灯黑了三天了，晚上下船看不见台阶。");
        page.click("button.go");
        page.waitForURL("**/report/2");
    }

    /** A resident's own page; the first time the browser shows the secret. */
    private static void matter(Page page, ADay day, String name, String below) {
        var receipt = day.receipt(name);
        page.navigate("/m/" + receipt.code() + below);
        if (page.url().contains("/track")) {
            page.fill("[name=code]", receipt.code());
            page.fill("[name=secret]", receipt.secret());
            page.click("main form button[type=submit], main form button:not([type])");
            page.waitForURL("**/m/**");
            page.navigate("/m/" + receipt.code() + below);
        }
    }

    private static Row at(String address, String name, String who) {
        return row(address, name, who, (page, day) -> page.navigate(address));
    }

    private static Row row(String address, String name, String who, BiConsumer<Page, ADay> open) {
        return new Row(address, name, who, open);
    }

    private static Row onDesk(String address, String name, String login, Function<ADay, String> path) {
        return new Row("/desk" + address, name, login, (page, day) -> page.navigate("/desk" + path.apply(day)));
    }
}
