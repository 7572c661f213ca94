// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static java.util.stream.Collectors.toCollection;
import static org.anlan.AccessTableTests.Who.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.anlan.people.EmergencyAccess;
import org.anlan.people.Roles;
import org.anlan.people.access.Viewers;
import org.anlan.shell.SignedInAs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Who may do what: one table, written by hand, of every endpoint and every role. A row says who gets through with an
 * object of their own corner of the county; everybody else is refused there. Then the same request is made for a foreign
 * object, and nobody gets through. An endpoint without a row fails, and so does a role without a column.
 *
 * <p>To add an endpoint, add a row to {@link #table()}; what it acts on is made by {@link Scene}, anew for each try.
 */
@OfficeTest(apart = true)
class AccessTableTests {
    /** The columns: nobody in particular, an officer without a role, and one officer for each role. */
    enum Who {
        ANYBODY,
        NO_ROLE,
        GRID_WORKER,
        TOWNSHIP_DESK,
        TOWNSHIP_LEAD,
        DEPT_HANDLER,
        DEPT_LEAD,
        COUNTY_DISPATCHER,
        COUNTY_DUTY,
        CALLBACK_CLERK,
        PIER_CLERK,
        FERRY_OPERATOR,
        DISCIPLINE_INBOX,
        STATISTICIAN,
        FIGURE_AUDITOR,
        AUDITOR,
        SYSADMIN,
        /** An officer without a role who has broken the glass. */
        BREAK_GLASS
    }

    private static final Set<Who> EVERYBODY = EnumSet.allOf(Who.class);
    private static final Set<Who> OFFICERS = EnumSet.complementOf(EnumSet.of(ANYBODY));
    private static final Set<Who> READERS = EnumSet.of(
            GRID_WORKER,
            TOWNSHIP_DESK,
            TOWNSHIP_LEAD,
            COUNTY_DISPATCHER,
            COUNTY_DUTY,
            CALLBACK_CLERK,
            FIGURE_AUDITOR,
            BREAK_GLASS);
    private static final Set<Who> COUNTERS =
            EnumSet.of(TOWNSHIP_LEAD, DEPT_LEAD, COUNTY_DISPATCHER, COUNTY_DUTY, STATISTICIAN, FIGURE_AUDITOR);
    private static final Set<Who> SORTERS = EnumSet.of(TOWNSHIP_DESK, COUNTY_DISPATCHER, COUNTY_DUTY);
    private static final Set<Who> ROSTER_READERS = EnumSet.complementOf(
            EnumSet.of(ANYBODY, NO_ROLE, CALLBACK_CLERK, DISCIPLINE_INBOX, STATISTICIAN, FIGURE_AUDITOR, AUDITOR));
    private static final Set<Who> KEEPERS = EnumSet.of(DEPT_LEAD, SYSADMIN);
    private static final Set<Who> SEA_WATCHERS = EnumSet.of(COUNTY_DISPATCHER, COUNTY_DUTY);
    private static final Set<Who> HANDLERS = EnumSet.of(TOWNSHIP_DESK, DEPT_HANDLER, DEPT_LEAD);

    private static final Set<Who> ALARM_READERS =
            EnumSet.of(TOWNSHIP_DESK, TOWNSHIP_LEAD, COUNTY_DISPATCHER, COUNTY_DUTY, BREAK_GLASS);
    private static final Set<Who> ALARM_HANDLERS = EnumSet.of(TOWNSHIP_DESK, COUNTY_DISPATCHER, COUNTY_DUTY);

    private static final Set<Who> UNIT_CREWS =
            EnumSet.of(TOWNSHIP_DESK, COUNTY_DISPATCHER, COUNTY_DUTY, DEPT_HANDLER, DEPT_LEAD);

    private List<Row> table() {
        return List.of(
                // what anybody may read or hand in
                open("GET /"),
                open("GET /about/accessibility"),
                open("GET /about/data"),
                open("GET /about/points"),
                open("GET /rights"),
                open("GET /figures"),
                open("GET /figures/{figure}").at(s -> "/figures/K04"),
                open("GET /figures/{figure}/values.csv")
                        .at(s -> "/figures/K04/values.csv")
                        .with("period", "2026-10")
                        .mayBeMissing("nothing was published for that month"),
                open("GET /view"),
                open("GET /report"),
                open("GET /report/1"),
                open("POST /report/1"),
                open("GET /report/2"),
                open("POST /report/2"),
                open("GET /report/3"),
                open("POST /report/3"),
                open("GET /report/done"),
                // what waits to be handed in: each visitor's session has its own, and cannot name another's
                open("POST /report/files"),
                row("GET /report/files/{file}", Set.of())
                        .at(s -> "/report/files/" + s.draftFile())
                        .nothingForeign("a file of somebody else's draft is not there, for anybody"),
                open("POST /report/files/{file}/remove").at(s -> "/report/files/" + s.draftFile() + "/remove"),
                open("GET /track"),
                open("POST /track"),
                open("GET /complaint"),
                open("POST /complaint"),
                open("GET /complaint/done"),
                open("GET /sign-in"),
                open("POST /sign-in"),
                open("GET /sign-in/second-step"),
                open("POST /sign-in/second-step"),
                open("GET /api/places"),
                open("GET /api/places/search").with("q", "枸杞"),
                open("GET /api/places/at")
                        .with("lon", "122.4")
                        .with("lat", "30.7")
                        .mayBeMissing("no grid is drawn there"),
                open("GET /api/places/{code}").at(s -> "/api/places/" + s.township()),
                open("GET /api/places/{code}/landmarks").at(s -> "/api/places/" + s.township() + "/landmarks"),
                open("GET /map/{area}.svg")
                        .at(s -> "/map/" + s.township() + ".svg")
                        .mayBeMissing("no outline is drawn there"),
                open("GET /map/sheet.json"),
                open("GET /api/service-points"),
                open("GET /api/organs"),
                open("GET /actuator/health"),
                open("GET /actuator/health/**").at(s -> "/actuator/health/liveness"),
                open("ANY /error").mayBeMissing("an error page without an error is a page that is not found"),

                // a matter in the hall: the foreign object is any matter whose secret this visitor has not shown
                guests("GET /m/{code}", ""),
                guests("GET /m/{code}/live", "/live"),
                guests("GET /m/{code}/seen", "/seen"),
                guests("GET /m/{code}/verdict", "/verdict"),
                guests("POST /m/{code}/verdict", "/verdict").with("solved", "true"),
                guests("GET /m/{code}/opinion", "/opinion"),
                guests("POST /m/{code}/opinion", "/opinion").with("said", "very"),
                guests("GET /m/{code}/answer", "/answer"),
                guests("POST /m/{code}/answer", "/answer").with("words", "您好"),
                guests("GET /m/{code}/add", "/add"),
                guests("POST /m/{code}/add", "/add").with("words", "您好"),
                guests("GET /m/{code}/reopen", "/reopen"),
                guests("POST /m/{code}/reopen", "/reopen").with("words", "您好"),
                guests("GET /m/{code}/withdraw", "/withdraw"),
                guests("POST /m/{code}/withdraw", "/withdraw").with("why", "不用了"),
                guests("POST /m/{code}/withdraw/undo", "/withdraw/undo"),
                guests("POST /m/{code}/files", "/files"),
                row("GET /m/{code}/files/{file}", Set.of())
                        .at(s -> s.pathOfFile("/m/"))
                        .nothingForeign("every matter is foreign without its secret"),
                row("POST /m/{code}/files/{file}/remove", Set.of())
                        .at(s -> s.pathOfFile("/m/") + "/remove")
                        .nothingForeign("every matter is foreign without its secret"),

                // one's own session and account
                row("GET /api/session", OFFICERS).nothingForeign("it answers about the asker alone"),
                row("GET /account", OFFICERS).nothingForeign("the asker's own account"),
                row("POST /account/password", OFFICERS).nothingForeign("the asker's own account"),
                row("POST /account/sessions", OFFICERS).nothingForeign("the asker's own sessions"),
                row("POST /account/second-step", OFFICERS).nothingForeign("the asker's own account"),
                row("POST /account/second-step/confirm", OFFICERS).nothingForeign("the asker's own account"),
                row("POST /account/second-step/remove", OFFICERS).nothingForeign("the asker's own account"),
                row("GET /invite/{token}", Set.of())
                        .at(s -> "/invite/" + s.township())
                        .nothingForeign("a link that was never made opens for nobody"),
                row("POST /invite/{token}", Set.of())
                        .at(s -> "/invite/" + s.township())
                        .with("password", "one-two-three-4")
                        .with("again", "one-two-three-4")
                        .nothingForeign("a link that was never made opens for nobody"),

                // accounts
                row("GET /api/accounts", SYSADMIN).hides(Scene::account),
                row("GET /api/accounts/roles", SYSADMIN).nothingForeign("the catalogue of roles"),
                row("GET /api/accounts/colleagues", OFFICERS).hides(Scene::account),
                row("GET /api/accounts/{id}", SYSADMIN).at("/api/accounts/{id}", Scene::account),
                row("GET /api/accounts/{id}/history", SYSADMIN).at("/api/accounts/{id}/history", Scene::account),
                row("POST /api/accounts", SYSADMIN)
                        .json(s -> """
                                {"login":"new.%s","name":"新来的","unit":"%s","roles":[{"role":"grid_worker","area":"%s"}]}""".formatted(UUID.randomUUID().toString().substring(0, 8), s.unit(), s.township())),
                row("PUT /api/accounts/{id}", SYSADMIN)
                        .at("/api/accounts/{id}", Scene::account)
                        .json("{\"name\":\"改名\"}"),
                row("POST /api/accounts/{id}/link", SYSADMIN).at("/api/accounts/{id}/link", Scene::account),
                row("POST /api/accounts/{id}/transfer", SYSADMIN)
                        .at("/api/accounts/{id}/transfer", Scene::account)
                        .json("{\"roles\":[{\"role\":\"grid_worker\",\"area\":\"330922891\"}]}"),
                row("POST /api/accounts/{id}/cover", SYSADMIN)
                        .at("/api/accounts/{id}/cover", Scene::account)
                        .json(s -> "{\"by\":\"%s\",\"until\":\"2026-11-30T00:00:00Z\"}".formatted(s.account())),
                row("POST /api/accounts/{id}/cover/end", Set.of())
                        .at("/api/accounts/{id}/cover/end", Scene::account)
                        .json("{\"by\":\"00000000-0000-7000-8000-000000000000\"}")
                        .nothingForeign("there is no such cover to end, for anybody"),
                row("POST /api/accounts/{id}/disable", SYSADMIN)
                        .at("/api/accounts/{id}/disable", Scene::account)
                        .json("{\"reason\":\"调离本县\"}"),
                row("POST /api/accounts/{id}/enable", SYSADMIN).at("/api/accounts/{id}/enable", Scene::account),
                row("POST /api/accounts/{id}/second-step/reset", SYSADMIN)
                        .at("/api/accounts/{id}/second-step/reset", Scene::account)
                        .json("{\"reason\":\"手机掉海里，当面认过\"}"),
                row("POST /api/accounts/{id}/grants", SYSADMIN)
                        .at("/api/accounts/{id}/grants", Scene::account)
                        .json("{\"role\":\"pier_clerk\",\"area\":\"330922891\"}"),
                row("DELETE /api/accounts/{id}/grants/{grant}", SYSADMIN).at(s -> {
                    var account = s.account();
                    return "/api/accounts/" + account + "/grants/" + s.grant(account);
                }),

                // emergency access
                row("POST /api/accounts/break-glass", OFFICERS)
                        .json("{\"reason\":\"有人落水，要找家属的电话\"}")
                        .nothingForeign("the asker's own account"),
                row("POST /api/accounts/break-glass/end", EnumSet.of(BREAK_GLASS))
                        .nothingForeign("the asker's own emergency access"),
                row("GET /api/accounts/break-glass", AUDITOR).inTheCounty(),
                row("GET /api/accounts/break-glass/{id}/readings", AUDITOR)
                        .at("/api/accounts/break-glass/{id}/readings", Scene::emergency)
                        .inTheCounty(),
                row("POST /api/accounts/break-glass/{id}/review", AUDITOR)
                        .at("/api/accounts/break-glass/{id}/review", Scene::emergency)
                        .json("{\"finding\":\"有警情编号，属实\"}")
                        .inTheCounty(),

                // matters at the desk
                row("GET /api/desk/lists", OFFICERS)
                        .nothingForeign("names of lists and counts within the asker's areas"),
                row("GET /api/desk/list/{key}", OFFICERS)
                        .at(s -> "/api/desk/list/all")
                        .hides(Scene::order),
                row("GET /api/live", OFFICERS).nothingForeign("what is sent is chosen for each reader when it is sent"),
                row("GET /api/matters/{id}", union(READERS, HANDLERS)).at("/api/matters/{id}", Scene::order),
                row("GET /api/matters/{id}/files/{file}", union(READERS, HANDLERS))
                        .at(Scene::orderWithFile),
                row(
                                "POST /api/matters/{id}/files/{file}/original",
                                EnumSet.of(TOWNSHIP_DESK, COUNTY_DISPATCHER, COUNTY_DUTY, DEPT_HANDLER, BREAK_GLASS))
                        .at(s -> s.orderWithFile() + "/original")
                        .json("{\"reason\":\"emergency\"}"),
                row("GET /api/drafts/{key}/files", OFFICERS)
                        .at(s -> "/api/drafts/" + UUID.randomUUID() + "/files")
                        .nothingForeign("a draft belongs to the asker's account, whatever its key"),
                row("POST /api/drafts/{key}/files", OFFICERS)
                        .at(s -> "/api/drafts/" + UUID.randomUUID() + "/files")
                        .nothingForeign("a draft belongs to the asker's account, whatever its key"),
                row("GET /api/drafts/{key}/files/{file}", Set.of())
                        .at(Scene::officersDraftFile)
                        .nothingForeign("a file of another officer's draft is not there, for anybody"),
                row("PUT /api/drafts/{key}/files/{file}", Set.of())
                        .at(Scene::officersDraftFile)
                        .json("{\"caption\":\"改说明\"}")
                        .nothingForeign("a file of another officer's draft is not there, for anybody"),
                row("DELETE /api/drafts/{key}/files/{file}", OFFICERS)
                        .at(Scene::officersDraftFile)
                        .nothingForeign("taking out what is not in one's own draft changes nothing"),
                row("GET /api/matters/{id}/triage", SORTERS).at("/api/matters/{id}/triage", Scene::matter),
                row("POST /api/matters", EnumSet.of(GRID_WORKER, TOWNSHIP_DESK, COUNTY_DISPATCHER, COUNTY_DUTY))
                        .json(s -> "{\"words\":\"阿婆家水管漏\",\"place\":{\"area\":\"%s\"}}".formatted(s.village()))
                        .header("Idempotency-Key", () -> UUID.randomUUID().toString())
                        .nothingForeign(
                                "somebody at any counter may report from anywhere; it gives no right to see it again"),
                row("POST /api/matters/{id}/dispatch", SORTERS)
                        .at("/api/matters/{id}/dispatch", Scene::matter)
                        .json(s ->
                                "{\"category\":\"access-test\",\"unit\":\"%s\",\"note\":\"归他们管\"}".formatted(s.unit())),
                row("POST /api/matters/{id}/redirect", SORTERS)
                        .at("/api/matters/{id}/redirect", Scene::matter)
                        .json("{\"channel\":\"court\",\"reason\":\"法院正在审，打 12368 问进度\"}"),
                row("POST /api/matters/{id}/emergency", SORTERS)
                        .at("/api/matters/{id}/emergency", Scene::matter)
                        .json("{\"number\":\"119\",\"words\":\"已替您打了 119\"}"),
                row("POST /api/matters/{id}/merge", SORTERS)
                        .at("/api/matters/{id}/merge", Scene::matter)
                        .json(s -> "{\"into\":\"%s\"}".formatted(s.order())),
                row("POST /api/matters/{id}/arbitrate", COUNTY_DUTY)
                        .at("/api/matters/{id}/arbitrate", Scene::objected)
                        .json(s -> "{\"unit\":\"%s\",\"note\":\"按职责归你们\"}".formatted(s.unit())),
                handlers("claim", Scene::order, "{}"),
                handlers("object", Scene::order, "{\"reason\":\"这不归我们单位管，归港航\"}"),
                handlers("start", Scene::claimed, "{}"),
                handlers("contact", Scene::claimed, "{\"reached\":true,\"how\":\"phone\"}"),
                handlers("ask", Scene::claimed, "{\"question\":\"漏水的是哪一根管？\"}"),
                handlers(
                        "propose",
                        Scene::claimed,
                        "{\"resultClass\":\"PARTLY\",\"words\":\"换了水管\",\"evidence\":[\"工单照片\"]}"),
                handlers("transfer", Scene::claimed, "{\"officer\":\"00000000-0000-7000-8000-000000000000\"}"),
                handlers("note", Scene::order, "{\"text\":\"已到现场看过\"}"),
                row("POST /api/matters/{id}/deliver", union(union(SORTERS, HANDLERS), EnumSet.of(CALLBACK_CLERK)))
                        .at("/api/matters/{id}/deliver", Scene::order)
                        .json("{\"reached\":true,\"how\":\"phone\"}"),
                row("POST /api/matters/{id}/record-answer", CALLBACK_CLERK)
                        .at("/api/matters/{id}/record-answer", Scene::neighboursOrder)
                        .json("{\"solved\":true}"),
                row(
                                "POST /api/matters/{id}/reveal",
                                EnumSet.of(
                                        TOWNSHIP_DESK,
                                        COUNTY_DISPATCHER,
                                        COUNTY_DUTY,
                                        CALLBACK_CLERK,
                                        DEPT_HANDLER,
                                        BREAK_GLASS))
                        .at("/api/matters/{id}/reveal", Scene::order)
                        .json("{\"reason\":\"emergency\"}"),

                // routing is the county's own
                row("GET /api/routing", OFFICERS)
                        .nothingForeign("the table is public to officers; it names no requester"),
                row("POST /api/routing/rules", COUNTY_DUTY)
                        .json(AccessTableTests::rule)
                        .inTheCounty(),
                row("PUT /api/routing/rules/{id}", COUNTY_DUTY)
                        .at(s -> "/api/routing/rules/" + s.rule())
                        .json(AccessTableTests::rule)
                        .inTheCounty(),
                row("POST /api/routing/dry-run", COUNTY_DUTY)
                        .json(s -> "{\"rule\":" + rule(s) + ",\"last\":10}")
                        .inTheCounty(),

                // complaints go to somebody independent of the units, for the whole county
                row("GET /api/complaints", DISCIPLINE_INBOX).inTheCounty(),
                row("POST /api/complaints/{id}/answer", DISCIPLINE_INBOX)
                        .at("/api/complaints/{id}/answer", Scene::complaint)
                        .json("{\"words\":\"已经修好，谢谢指出\"}")
                        .inTheCounty(),

                // figures: sums over the county in which small cells are withheld; the rows behind them ask for the
                // matter's right
                row("GET /api/figures", COUNTERS).nothingForeign("sums over the county; small cells are withheld"),
                row("GET /api/figures/{figure}", COUNTERS)
                        .at(s -> "/api/figures/K06")
                        .nothingForeign("sums over the county; small cells are withheld"),
                row("GET /api/figures/{figure}/rows", COUNTERS)
                        .at(s -> "/api/figures/K06/rows")
                        .hides(Scene::order),
                row("GET /api/figures/{figure}/values.csv", COUNTERS)
                        .at(s -> "/api/figures/K06/values.csv")
                        .nothingForeign("sums over the county; small cells are withheld"),
                row("GET /api/figures/{figure}/rows.csv", COUNTERS)
                        .at(s -> "/api/figures/K06/rows.csv")
                        .hides(Scene::order),
                row("POST /api/figures/{figure}/releases", STATISTICIAN)
                        .at(s -> "/api/figures/K06/releases")
                        .json("{\"period\":\"2026-10\"}")
                        .inTheCounty(),
                row("POST /api/figures/releases/{id}/audit", FIGURE_AUDITOR)
                        .at("/api/figures/releases/{id}/audit", Scene::draft)
                        .json("{\"looked\":30,\"wrong\":0}")
                        .inTheCounty(),
                row("POST /api/figures/releases/{id}/publish", STATISTICIAN)
                        .at("/api/figures/releases/{id}/publish", Scene::audited)
                        .inTheCounty(),

                // sailings
                row("GET /api/routes", OFFICERS).nothingForeign("routes are public"),
                row("GET /api/suspensions", OFFICERS).nothingForeign("suspensions are public notices"),
                row("POST /api/suspensions", EnumSet.of(PIER_CLERK, FERRY_OPERATOR, COUNTY_DUTY))
                        .json(s -> """
                                {"routes":["access-line"],"from":"2026-11-23T00:00:00Z","reason":"wind","source":"停航公告 %s"}""".formatted(UUID.randomUUID()))
                        .inTheCounty(),
                row("POST /api/suspensions/{id}/confirm", EnumSet.of(FERRY_OPERATOR, COUNTY_DUTY))
                        .at("/api/suspensions/{id}/confirm", Scene::suspension)
                        .inTheCounty(),
                row("POST /api/suspensions/{id}/resume", EnumSet.of(PIER_CLERK, FERRY_OPERATOR, COUNTY_DUTY))
                        .at("/api/suspensions/{id}/resume", Scene::suspension)
                        .json("{\"firstDeparture\":\"2026-11-23T06:00:00Z\"}")
                        .inTheCounty(),
                row("POST /api/suspensions/{id}/withdraw", EnumSet.of(FERRY_OPERATOR, COUNTY_DUTY))
                        .at("/api/suspensions/{id}/withdraw", Scene::suspension)
                        .json("{\"reason\":\"记错了航线\"}")
                        .inTheCounty(),

                // alarms
                row("GET /api/alarms", ALARM_READERS).hides(Scene::alarm),
                row("GET /api/alarms/{id}", ALARM_READERS).at("/api/alarms/{id}", Scene::alarm),
                row("POST /api/alarms/{id}/{move}", ALARM_HANDLERS)
                        .at("/api/alarms/{id}/acknowledge", Scene::alarm)
                        .json("{}"),
                // the sea: boats, plots and receivers are the whole county's
                row("GET /api/sea/picture", SEA_WATCHERS).inTheCounty(),
                row("GET /api/sea/sources", SEA_WATCHERS).inTheCounty(),
                row("GET /api/sea/plots", SEA_WATCHERS).inTheCounty(),
                row("GET /api/sea/live", SEA_WATCHERS).inTheCounty(),
                row("GET /api/sea/replay", SEA_WATCHERS)
                        .with("from", "2026-11-23T00:00:00Z")
                        .with("to", "2026-11-23T01:00:00Z")
                        .with("box", "122.7,30.7,122.8,30.8")
                        .inTheCounty(),
                row("GET /api/sea/register/plots", COUNTY_DUTY).inTheCounty(),
                row("GET /api/sea/register/total", COUNTY_DUTY).inTheCounty(),
                row("POST /api/sea/register/plots", COUNTY_DUTY)
                        .json(AccessTableTests::newPlot)
                        .inTheCounty(),
                row("GET /api/sea/register/plots/{id}", COUNTY_DUTY)
                        .at("/api/sea/register/plots/{id}", Scene::plot)
                        .inTheCounty(),
                row("PUT /api/sea/register/plots/{id}", COUNTY_DUTY)
                        .at("/api/sea/register/plots/{id}", Scene::plot)
                        .json(AccessTableTests::newPlot)
                        .inTheCounty(),
                row("DELETE /api/sea/register/plots/{id}", COUNTY_DUTY)
                        .at("/api/sea/register/plots/{id}", Scene::plot)
                        .inTheCounty(),
                row("POST /api/sea/register/plots/{id}/restore", COUNTY_DUTY)
                        .at("/api/sea/register/plots/{id}/restore", Scene::withdrawnPlot)
                        .inTheCounty(),
                row("GET /api/sea/register/plots/{id}/outlines", COUNTY_DUTY)
                        .at("/api/sea/register/plots/{id}/outlines", Scene::plot)
                        .inTheCounty(),
                row("GET /api/sea/register/boats", COUNTY_DUTY).inTheCounty(),
                row("POST /api/sea/register/boats", COUNTY_DUTY)
                        .json(s -> AccessTableTests.newBoat())
                        .inTheCounty(),
                row("PUT /api/sea/register/boats/{id}", COUNTY_DUTY)
                        .at("/api/sea/register/boats/{id}", Scene::boat)
                        .json(s -> AccessTableTests.newBoat())
                        .inTheCounty(),
                row("DELETE /api/sea/register/boats/{id}", COUNTY_DUTY)
                        .at("/api/sea/register/boats/{id}", Scene::boat)
                        .inTheCounty(),
                row("POST /api/sea/register/boats/{id}/restore", COUNTY_DUTY)
                        .at("/api/sea/register/boats/{id}/restore", Scene::withdrawnBoat)
                        .inTheCounty(),
                row("GET /api/sea/register/tickets", COUNTY_DUTY).inTheCounty(),
                row("POST /api/sea/register/tickets", COUNTY_DUTY)
                        .json(s -> """
                                {"plot":"%s","boat":"%s","work":"harvest","from":"2026-11-23T00:00:00Z","until":"2026-11-24T00:00:00Z"}""".formatted(s.plot(), s.boat()))
                        .inTheCounty(),
                row("DELETE /api/sea/register/tickets/{id}", COUNTY_DUTY)
                        .at("/api/sea/register/tickets/{id}", Scene::ticket)
                        .inTheCounty(),
                row("GET /api/sea/register/files", COUNTY_DUTY).inTheCounty(),
                row("POST /api/sea/register/files", COUNTY_DUTY)
                        .with("kind", "plots")
                        .upload()
                        .inTheCounty(),
                row("POST /api/sea/register/files/{id}/undo", COUNTY_DUTY)
                        .at("/api/sea/register/files/{id}/undo", Scene::plotFile)
                        .inTheCounty(),

                // sending units to alarms
                row("GET /api/dispatch/units", UNIT_CREWS).hides(Scene::responseUnit),
                row("POST /api/dispatch/units/{id}/duty", UNIT_CREWS)
                        .at("/api/dispatch/units/{id}/duty", Scene::responseUnit)
                        .json("{\"on\":true}"),
                row("GET /api/dispatch/alarms/{id}/candidates", ALARM_HANDLERS)
                        .at("/api/dispatch/alarms/{id}/candidates", Scene::alarm),
                row("POST /api/dispatch/alarms/{id}/assign", ALARM_HANDLERS)
                        .at("/api/dispatch/alarms/{id}/assign", Scene::verifiedAlarm)
                        .json(s -> "{\"unit\":\"%s\"}".formatted(s.responseUnit())),
                row("POST /api/dispatch/assignments/{id}/{step}", UNIT_CREWS)
                        .at("/api/dispatch/assignments/{id}/accept", Scene::assignment)
                        .json("{}"),

                // the platform itself
                row("GET /api/duty", EnumSet.of(COUNTY_DUTY, SYSADMIN)).inTheCounty(),
                row("POST /api/duty/news/{id}/again", EnumSet.of(COUNTY_DUTY, SYSADMIN))
                        .at(s -> "/api/duty/news/" + UUID.randomUUID() + "/again")
                        .inTheCounty(),
                row("POST /api/duty/messages/{id}/again", EnumSet.of(COUNTY_DUTY, SYSADMIN))
                        .at(s -> "/api/duty/messages/" + UUID.randomUUID() + "/again")
                        .inTheCounty(),
                row("GET /api/calendars", ROSTER_READERS).nothingForeign("one calendar for the whole county"),
                row("GET /api/calendars/{year}", ROSTER_READERS)
                        .at(s -> "/api/calendars/2026")
                        .nothingForeign("one calendar for the whole county"),
                // what departments hand in
                row("GET /api/feeds", EnumSet.of(COUNTY_DUTY, SYSADMIN)).inTheCounty(),
                row("PUT /api/feeds/{code}", SYSADMIN)
                        .at(s -> "/api/feeds/access-feed")
                        .json("""
                                {"scene":"traffic","owner":"县交通局","ownerEn":"Traffic","purpose":"路况","terms":"约定","expectedMinutes":60,"active":true}""")
                        .inTheCounty(),
                row("POST /api/feeds/{code}/token", SYSADMIN)
                        .at(s -> "/api/feeds/" + s.feed() + "/token")
                        .inTheCounty(),
                row("DELETE /api/feeds/{code}/token", SYSADMIN)
                        .at(s -> "/api/feeds/" + s.feed() + "/token")
                        .inTheCounty(),
                row("GET /api/feeds/{code}/batches", EnumSet.of(COUNTY_DUTY, SYSADMIN))
                        .at(s -> "/api/feeds/" + s.feed() + "/batches")
                        .inTheCounty(),
                row("GET /api/feeds/{code}/refused", EnumSet.of(COUNTY_DUTY, SYSADMIN))
                        .at(s -> "/api/feeds/" + s.feed() + "/refused")
                        .inTheCounty(),
                row("POST /api/feeds/{code}/again", SYSADMIN)
                        .at(s -> "/api/feeds/" + s.feed() + "/again")
                        .inTheCounty(),
                row("POST /api/feeds/reports/{id}/set-aside", SYSADMIN)
                        .at("/api/feeds/reports/{id}/set-aside", Scene::feedNotice)
                        .json("{\"why\":\"已告诉来源部门\"}")
                        .inTheCounty(),
                row("GET /api/feeds/notices", EnumSet.of(PIER_CLERK, FERRY_OPERATOR, COUNTY_DUTY))
                        .inTheCounty(),
                row("POST /api/feeds/notices/{id}/record", EnumSet.of(PIER_CLERK, FERRY_OPERATOR, COUNTY_DUTY))
                        .at("/api/feeds/notices/{id}/record", Scene::feedNotice)
                        .inTheCounty(),
                row("POST /feeds/{code}", Set.of())
                        .at(s -> "/feeds/" + s.feed())
                        .json("[]")
                        .nothingForeign("a feed's token opens it, no account does"),

                // setting up and importing: for the whole county, or not at all
                row("GET /api/setup/template.xlsx", SYSADMIN).inTheCounty(),
                row("GET /api/setup/export.xlsx", SYSADMIN).inTheCounty(),
                row("GET /api/imports/kinds", SYSADMIN).inTheCounty(),
                row("GET /api/imports", SYSADMIN).inTheCounty(),
                row("POST /api/imports", SYSADMIN)
                        .with("kind", "matters")
                        .upload()
                        .inTheCounty(),
                row("GET /api/imports/{id}", SYSADMIN)
                        .at("/api/imports/{id}", Scene::batch)
                        .inTheCounty(),
                row("GET /api/imports/{id}/look", SYSADMIN)
                        .at("/api/imports/{id}/look", Scene::batch)
                        .inTheCounty(),
                row("PUT /api/imports/{id}/plan", SYSADMIN)
                        .at("/api/imports/{id}/plan", Scene::batch)
                        .json("{\"encoding\":\"\",\"sheet\":\"\",\"columns\":[],\"dates\":\"\",\"live\":0}")
                        .inTheCounty(),
                row("POST /api/imports/{id}/check", SYSADMIN)
                        .at("/api/imports/{id}/check", Scene::batch)
                        .inTheCounty(),
                row("POST /api/imports/{id}/start", SYSADMIN)
                        .at("/api/imports/{id}/start", Scene::batch)
                        .inTheCounty(),
                row("POST /api/imports/{id}/stop", SYSADMIN)
                        .at("/api/imports/{id}/stop", Scene::batch)
                        .inTheCounty(),
                row("POST /api/imports/{id}/undo", SYSADMIN)
                        .at("/api/imports/{id}/undo", Scene::batch)
                        .inTheCounty(),
                row("GET /api/imports/{id}/rows", SYSADMIN)
                        .at("/api/imports/{id}/rows", Scene::batch)
                        .inTheCounty(),
                row("GET /api/imports/{id}/rejects", SYSADMIN)
                        .at("/api/imports/{id}/rejects", Scene::batch)
                        .inTheCounty(),
                row("POST /api/imports/{id}/slips", SYSADMIN)
                        .at("/api/imports/{id}/slips", Scene::batch)
                        .inTheCounty(),
                row("PUT /api/imports/mappings", SYSADMIN).json("""
                                {"kind":"matters","name":"access","plan":{"encoding":"","sheet":"","columns":[],"dates":"","live":0}}""").inTheCounty(),
                row("DELETE /api/imports/mappings/{kind}/{name}", SYSADMIN)
                        .at(s -> "/api/imports/mappings/matters/none")
                        .mayBeMissing("there is no such mapping")
                        .inTheCounty(),

                // units and areas
                row("GET /api/units", OFFICERS).nothingForeign("names, duties and published numbers of all units"),
                row("GET /api/duties", OFFICERS).nothingForeign("the catalogue of duties"),
                row("GET /api/units/{id}", ROSTER_READERS).at("/api/units/{id}", Scene::unit),
                row("GET /api/units/{id}/hours", ROSTER_READERS).at("/api/units/{id}/hours", Scene::unit),
                row("GET /api/units/{id}/duty", ROSTER_READERS).at("/api/units/{id}/duty", Scene::unit),
                row("GET /api/units/{id}/gaps", ROSTER_READERS).at("/api/units/{id}/gaps", Scene::unit),
                row("GET /api/units/{id}/roster", ROSTER_READERS).at("/api/units/{id}/roster", Scene::unit),
                row("GET /api/units/{id}/history", ROSTER_READERS).at("/api/units/{id}/history", Scene::unit),
                row("POST /api/units", KEEPERS).json(AccessTableTests::newUnit),
                row("PUT /api/units/{id}", KEEPERS)
                        .at("/api/units/{id}", Scene::unit)
                        .json(AccessTableTests::newUnit),
                row("POST /api/units/{id}/close", KEEPERS)
                        .at("/api/units/{id}/close", Scene::unit)
                        .json("{\"reason\":\"并到县里\"}"),
                row("PUT /api/units/{id}/hours", KEEPERS)
                        .at("/api/units/{id}/hours", Scene::unit)
                        .json("{\"spans\":[\"08:00-12:00\"],\"days\":[]}"),
                row("POST /api/units/{id}/shifts", KEEPERS)
                        .at("/api/units/{id}/shifts", Scene::unit)
                        .json(s -> """
                                {"account":"%s","firstDay":"2026-11-23","days":["WORKDAY"],"opens":"08:30","closes":"17:30","duty":"desk"}""".formatted(s.account())),
                row("DELETE /api/units/{id}/shifts/{shift}", KEEPERS)
                        .at(s -> "/api/units/" + s.unit() + "/shifts/" + UUID.randomUUID()),
                row("POST /api/units/{id}/absences", KEEPERS)
                        .at("/api/units/{id}/absences", Scene::unit)
                        .json(s -> "{\"account\":\"%s\",\"firstDay\":\"2026-11-23\",\"lastDay\":\"2026-11-24\"}"
                                .formatted(s.account())),
                row("DELETE /api/units/{id}/absences/{absence}", KEEPERS)
                        .at(s -> "/api/units/" + s.unit() + "/absences/" + UUID.randomUUID()),
                row("POST /api/areas", KEEPERS).json(s -> """
                                {"code":"%s999","kind":"GRID","name":"新网格","nameEn":"New Grid","otherNames":[],"parent":"%s","lon":122.45,"lat":30.72}""".formatted(s.village(), s.village())),
                row("PUT /api/areas/{code}/name", KEEPERS)
                        .at(s -> "/api/areas/" + s.village() + "/name")
                        .json("{\"name\":\"改名村\",\"nameEn\":\"Renamed Village\"}"),
                row("PUT /api/areas/{code}/outline", KEEPERS)
                        .at(s -> "/api/areas/" + s.village() + "/outline")
                        .json("{\"type\":\"Point\",\"coordinates\":[122.45,30.72]}"),
                row("POST /api/areas/{code}/close", KEEPERS).at(s -> "/api/areas/" + s.township() + "/close"),
                row("PUT /api/areas/{code}/landmarks/{landmark}", KEEPERS)
                        .at(s -> "/api/areas/" + s.village() + "/landmarks/steps-" + s.village())
                        .json(
                                "{\"kind\":\"ROAD\",\"name\":\"石阶\",\"nameEn\":\"Steps\",\"otherNames\":[],\"lon\":122.45,\"lat\":30.72}"),
                row("GET /api/areas/{code}/history", ROSTER_READERS).at(s -> "/api/areas/" + s.village() + "/history"),
                row("POST /api/service-points", KEEPERS).json(AccessTableTests::newPoint),
                row("PUT /api/service-points/{id}", KEEPERS)
                        .at("/api/service-points/{id}", Scene::servicePoint)
                        .json(AccessTableTests::newPoint),
                row("POST /api/service-points/{id}/close", KEEPERS)
                        .at("/api/service-points/{id}/close", Scene::servicePoint),

                // the log
                row("GET /api/log", AUDITOR).inTheCounty(),
                row("GET /api/log/of/{kind}/{id}", AUDITOR)
                        .at("/api/log/of/account/{id}", Scene::account)
                        .inTheCounty(),
                row("POST /api/log/verify", AUDITOR).inTheCounty(),
                row("GET /api/backups", EnumSet.of(COUNTY_DUTY, SYSADMIN)).inTheCounty(),

                // the house itself
                row("GET /desk", OFFICERS)
                        .mayBeMissing("the front end is built apart")
                        .nothingForeign("a page without data"),
                row("GET /desk/{*below}", OFFICERS)
                        .at(s -> "/desk/due")
                        .mayBeMissing("the front end is built apart")
                        .nothingForeign("a page without data"),
                row("GET /wall", OFFICERS)
                        .mayBeMissing("the front end is built apart")
                        .nothingForeign("a page without data"),
                row("GET /v3/api-docs", OFFICERS).nothingForeign("a description without data"),
                row("GET /v3/api-docs.yaml", OFFICERS).nothingForeign("a description without data"),
                row("GET /api/instance", Set.of())
                        .nothingForeign("a token in a file on this machine opens it, no account does"),
                row("POST /api/instance/verify", Set.of())
                        .nothingForeign("a token in a file on this machine opens it, no account does"),
                row("POST /api/instance/backup", Set.of())
                        .nothingForeign("a token in a file on this machine opens it, no account does"),
                row("POST /api/instance/feed", Set.of())
                        .nothingForeign("a token in a file on this machine opens it, no account does"),
                launcher("POST /api/instance/imports"),
                launcher("GET /api/instance/imports/{id}"),
                launcher("GET /api/instance/imports/{id}/rejects"),
                launcher("POST /api/instance/imports/{id}/start"),
                launcher("POST /api/instance/imports/{id}/undo"),
                fromThisMachine("GET /actuator"),
                fromThisMachine("GET /actuator/info"),
                fromThisMachine("GET /actuator/prometheus"));
    }

    private static String newPlot(Scene s) {
        return """
                {"number":"access-%s","name":"权限桁地","area":"%s","holder":"权限户","holderCode":"H-1","state":"growing",
                 "geometry":{"type":"Polygon","coordinates":[[[122.70,30.70],[122.71,30.70],[122.71,30.71],[122.70,30.70]]]}}""".formatted(UUID.randomUUID().toString().substring(0, 8), s.township());
    }

    private static String newBoat() {
        return """
                {"name":"浙嵊渔养%s","duty":"farm","state":"valid","plots":[]}""".formatted(UUID.randomUUID().toString().substring(0, 8));
    }

    private static String newUnit(Scene s) {
        return """
                {"code":"access-%s","kind":"STATION","name":"新站","nameEn":"New Station","area":"%s","duties":[]}""".formatted(UUID.randomUUID().toString().substring(0, 8), s.township());
    }

    private static String newPoint(Scene s) {
        return """
                {"code":"access-%s","name":"新便民点","nameEn":"New point","area":"%s","address":"村口","addressEn":"At the entrance",
                 "hours":"WD 08:00-11:00","services":[]}""".formatted(UUID.randomUUID().toString().substring(0, 8), s.township());
    }

    private static String rule(Scene s) {
        s.order();
        return """
                {"order":900,"category":"access-test","area":"%s","words":[],"unit":"%s","againUnit":"%s","budgetDays":5,
                 "needsPresence":false,"basis":"权限表","duty":"权限表","dutyEn":"Access table"}""".formatted(s.township(), s.unit(), s.neighbour());
    }

    // ---------------------------------------------------------------------------------------------------------------

    /** What becomes of the foreign object. */
    private enum Foreign {
        /** Another township's and another unit's object is refused to everybody. */
        REFUSED,
        /** A list answers, without the foreign object in it. */
        HIDDEN,
        /** The endpoint concerns the whole county: the same role, held in a township only, is refused. */
        WHOLE_COUNTY,
        /** Nothing foreign exists; the row says why. */
        NONE
    }

    /** One row, written down step by step. */
    private static final class Row {
        private final String endpoint;
        private final Set<Who> allowed;
        private final Map<String, String> parameters = new HashMap<>();
        private final Map<String, Supplier<String>> headers = new HashMap<>();
        private BiFunction<Scene, @Nullable UUID, String> address;
        private @Nullable Function<Scene, String> body;
        private Foreign foreign = Foreign.REFUSED;
        private @Nullable Function<Scene, UUID> hidden;
        private boolean nextDoorToo;
        private boolean guests;
        private boolean missingIsFine;
        private boolean thisMachine;
        private boolean upload;

        Row(String endpoint, Set<Who> allowed) {
            this.endpoint = endpoint;
            this.allowed = allowed;
            String path = endpoint.substring(endpoint.indexOf(' ') + 1);
            this.address = (s, asker) -> path;
        }

        Row at(Function<Scene, String> where) {
            address = (s, asker) -> where.apply(s);
            return this;
        }

        Row at(String template, Function<Scene, UUID> object) {
            return at(template, (s, asker) -> object.apply(s));
        }

        /** Where the object depends on who asks, such as an order that the asker has taken. */
        Row at(String template, BiFunction<Scene, @Nullable UUID, UUID> object) {
            address = (s, asker) ->
                    template.replace("{id}", object.apply(s, asker).toString());
            return this;
        }

        Row json(Function<Scene, String> what) {
            body = what;
            return this;
        }

        Row json(String what) {
            return json(s -> what);
        }

        Row with(String name, String value) {
            parameters.put(name, value);
            return this;
        }

        /** A form with a small text file in its field {@code file}. */
        Row upload() {
            upload = true;
            return this;
        }

        Row header(String name, Supplier<String> value) {
            headers.put(name, value);
            return this;
        }

        /** A list: it answers, and the foreign object is not in it. */
        Row hides(Function<Scene, UUID> object) {
            foreign = Foreign.HIDDEN;
            hidden = object;
            return this;
        }

        /** Decided for the whole county: a role held in one township is not enough. */
        Row inTheCounty() {
            foreign = Foreign.WHOLE_COUNTY;
            return this;
        }

        Row nothingForeign(String because) {
            assertThat(because).isNotBlank();
            foreign = Foreign.NONE;
            return this;
        }

        /** The object of another unit in the same township is foreign too. */
        Row nextDoorToo() {
            nextDoorToo = true;
            return this;
        }

        Row mayBeMissing(String because) {
            assertThat(because).isNotBlank();
            missingIsFine = true;
            return this;
        }

        HttpMethod method() {
            String word = endpoint.substring(0, endpoint.indexOf(' '));
            return HttpMethod.valueOf(word.equals("ANY") ? "GET" : word);
        }

        MockHttpServletRequestBuilder ask(Scene scene, @Nullable UUID asker) {
            var ask = request(method(), URI.create(address.apply(scene, asker)));
            if (!method().equals(HttpMethod.GET)) {
                ask.with(csrf());
            }
            parameters.forEach(ask::param);
            headers.forEach((name, value) -> ask.header(name, value.get()));
            if (upload) {
                ask.contentType(MediaType.MULTIPART_FORM_DATA).with(AccessTableTests::withFile);
            } else if (body != null) {
                ask.contentType(MediaType.APPLICATION_JSON).content(body.apply(scene));
            } else if (endpoint.contains("/api/") && !method().equals(HttpMethod.GET)) {
                ask.contentType(MediaType.APPLICATION_JSON).content("{}");
            }
            return ask;
        }
    }

    private static Row row(String endpoint, Set<Who> allowed) {
        return new Row(endpoint, allowed);
    }

    private static Row row(String endpoint, Who allowed) {
        return row(endpoint, EnumSet.of(allowed));
    }

    private static Row open(String endpoint) {
        return row(endpoint, EVERYBODY).nothingForeign("anybody may, without an account");
    }

    /** A move of the unit that holds the order: even the unit next door is refused. */
    private static Row handlers(String move, BiFunction<Scene, @Nullable UUID, UUID> order, String body) {
        return row("POST /api/matters/{id}/" + move, HANDLERS)
                .at("/api/matters/{id}/" + move, order)
                .json(body)
                .nextDoorToo();
    }

    private static Row handlers(String move, Function<Scene, UUID> order, String body) {
        return handlers(move, (s, asker) -> order.apply(s), body);
    }

    private static Row guests(String endpoint, String below) {
        var row = row(endpoint, Set.of())
                .at(s -> "/m/" + s.code() + below)
                .nothingForeign("every matter is foreign without its secret");
        row.guests = true;
        return row;
    }

    private static Row launcher(String endpoint) {
        return row(endpoint, Set.of())
                .at(s -> endpoint.substring(endpoint.indexOf(' ') + 1)
                        .replace("{id}", UUID.randomUUID().toString()))
                .nothingForeign("a token in a file on this machine opens it, no account does");
    }

    private static Row fromThisMachine(String endpoint) {
        var row = row(endpoint, EVERYBODY)
                .nothingForeign("numbers about the machine, for programs on it")
                .mayBeMissing("what is shown is a setting");
        row.thisMachine = true;
        return row;
    }

    private static Set<Who> union(Set<Who> some, Set<Who> others) {
        var all = EnumSet.copyOf(some);
        all.addAll(others);
        return all;
    }

    @Autowired
    ApplicationContext office;

    @Autowired
    MockMvc mvc;

    @Autowired
    Roles roles;

    private static Map<Who, UUID> local = new EnumMap<>(Who.class);
    private static Map<Who, UUID> county = new EnumMap<>(Who.class);
    private static int addresses;
    private static @Nullable Scene home;
    private static @Nullable Scene nextDoor;
    private static @Nullable Scene away;

    @BeforeEach
    void appointOfficers() {
        if (home == null) {
            home = Scene.home(office);
            nextDoor = Scene.nextDoor(office);
            away = Scene.away(office);
            for (Who who : OFFICERS) {
                String role =
                        who == NO_ROLE || who == BREAK_GLASS ? "" : who.name().toLowerCase(Locale.ROOT);
                local.put(who, home.officer(role));
                county.put(who, role.isEmpty() ? local.get(who) : home.countyOfficer(role));
            }
        }
    }

    /** Before each row the glass is broken for the one officer whose column says so, and for nobody else. */
    private void setGlass() {
        var viewers = office.getBean(Viewers.class);
        var emergency = office.getBean(EmergencyAccess.class);
        for (var officer : Stream.concat(local.values().stream(), county.values().stream())
                .distinct()
                .toList()) {
            var viewer = viewers.find(officer).orElseThrow();
            boolean wanted = officer.equals(local.get(BREAK_GLASS));
            if (viewer.breakGlass() && !wanted) {
                emergency.close(viewer);
            } else if (wanted && !viewer.breakGlass()) {
                emergency.open(viewer, "有人落水，要找家属的电话");
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRowHoldsForEveryRole() {
        return table().stream().map(row -> DynamicTest.dynamicTest(row.endpoint, () -> play(row)));
    }

    @Test
    void everyEndpointHasARow() {
        var written = table().stream().map(row -> row.endpoint).collect(toCollection(TreeSet::new));
        var built = endpoints();
        var missing = new TreeSet<>(built);
        missing.removeAll(written);
        var stale = new TreeSet<>(written);
        stale.removeAll(built);
        assertThat(missing).as("endpoints without a row in the access table").isEmpty();
        assertThat(stale).as("rows for endpoints that do not exist").isEmpty();
    }

    @Test
    void everyRoleHasAColumn() {
        var columns = Arrays.stream(Who.values())
                .map(w -> w.name().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(columns)
                .containsAll(roles.list().stream().map(Roles.Role::code).toList());
    }

    @TestFactory
    Stream<DynamicTest> nothingIsWrittenWithoutTheFormToken() {
        return table().stream()
                .filter(row -> !List.of("GET", "ANY").contains(row.endpoint.split(" ")[0]))
                // doors that a token in a header opens, which no foreign page can send along
                .filter(row -> !row.endpoint.contains("/api/instance") && !row.endpoint.startsWith("POST /feeds/"))
                .map(row -> DynamicTest.dynamicTest(row.endpoint, () -> {
                    var ask = request(row.method(), URI.create(row.address.apply(home, null)))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}")
                            .with(SignedInAs.officer(county.get(SYSADMIN)));
                    assertThat(mvc.perform(ask).andReturn().getResponse().getStatus())
                            .isEqualTo(403);
                }));
    }

    private void play(Row row) throws Exception {
        setGlass();
        var wrong = new TreeMap<String, Set<Who>>();
        var officers = row.foreign == Foreign.WHOLE_COUNTY ? county : local;
        for (Who who : Who.values()) {
            var answer = ask(row, home, who, officers);
            boolean through = through(row, answer);
            if (through != row.allowed.contains(who)) {
                note(wrong, (through ? "got through: " : "was refused: ") + brief(answer), who);
            }
            if (answer.getStatus() >= 500) {
                note(wrong, "met a fault: " + brief(answer), who);
            }
            foreign(row, who, wrong);
        }
        assertThat(wrong).as(row.endpoint).isEmpty();
    }

    private void foreign(Row row, Who who, Map<String, Set<Who>> wrong) throws Exception {
        switch (row.foreign) {
            case REFUSED -> {
                boolean everywhere = who == BREAK_GLASS && row.allowed.contains(who);
                if (!everywhere && through(row, ask(row, away, who, local))) {
                    note(wrong, "reached an object of another township", who);
                }
                if (row.nextDoorToo && through(row, ask(row, nextDoor, who, local))) {
                    note(wrong, "reached an object of the unit next door", who);
                }
            }
            case HIDDEN -> {
                var object = row.hidden.apply(away);
                var answer = ask(row, home, who, local);
                if (who != BREAK_GLASS && answer.getContentAsString().contains(object.toString())) {
                    note(wrong, "was shown an object of another township", who);
                }
            }
            case WHOLE_COUNTY -> {
                if (who != ANYBODY
                        && who != NO_ROLE
                        && who != BREAK_GLASS
                        && through(row, ask(row, home, who, local))) {
                    note(wrong, "decided for the county with a role in one township", who);
                }
            }
            case NONE -> {
                if (row.thisMachine && through(row, ask(row, home, who, local, AccessTableTests::fromElsewhere))) {
                    note(wrong, "got in from another machine", who);
                }
            }
        }
    }

    private static void note(Map<String, Set<Who>> wrong, String what, Who who) {
        wrong.computeIfAbsent(what, k -> EnumSet.noneOf(Who.class)).add(who);
    }

    private MockHttpServletResponse ask(Row row, Scene scene, Who who, Map<Who, UUID> officers) throws Exception {
        return ask(row, scene, who, officers, r -> r);
    }

    private MockHttpServletResponse ask(
            Row row, Scene scene, Who who, Map<Who, UUID> officers, RequestPostProcessor more) throws Exception {
        var asker = officers.get(who);
        var ask = row.ask(scene, asker)
                .with(AccessTableTests::fromAnAddressOfItsOwn)
                .with(more);
        if (asker != null) {
            ask.with(SignedInAs.officer(asker));
        }
        return mvc.perform(ask).andReturn().getResponse();
    }

    /** Whether the door opened; what is said behind it, such as that a form is incomplete, does not matter here. */
    private static boolean through(Row row, MockHttpServletResponse answer) {
        int status = answer.getStatus();
        String to = answer.getRedirectedUrl();
        if (row.guests) {
            // without the secret one is sent to show it first, and nothing is said about the matter
            return status == 200 || (to != null && !to.startsWith("/track") && !to.matches("/m/[^/]+"));
        }
        if (row.endpoint.contains(" /sign-in")) {
            return status != 403 && status != 404;
        }
        if (row.missingIsFine && status == 404) {
            return true;
        }
        return status != 401 && status != 403 && status != 404 && (to == null || !to.startsWith("/sign-in"));
    }

    private static String brief(MockHttpServletResponse answer) throws Exception {
        String text = answer.getContentAsString();
        return answer.getStatus() + " " + answer.getRedirectedUrl() + " "
                + text.substring(0, Math.min(160, text.length()));
    }

    /** Every request has a client address of its own on this machine, so that no limit is reached. */
    private static MockHttpServletRequest fromAnAddressOfItsOwn(MockHttpServletRequest request) {
        int n = ++addresses;
        request.setRemoteAddr("127." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255));
        return request;
    }

    private static MockHttpServletRequest withFile(MockHttpServletRequest request) {
        request.addPart(new org.springframework.mock.web.MockPart(
                "file", "file.csv", "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return request;
    }

    private static MockHttpServletRequest fromElsewhere(MockHttpServletRequest request) {
        request.setRemoteAddr("203.0.113.7");
        return request;
    }

    private TreeSet<String> endpoints() {
        var all = new TreeSet<String>();
        for (var mapping :
                office.getBeansOfType(AbstractHandlerMethodMapping.class).values()) {
            for (Object key : mapping.getHandlerMethods().keySet()) {
                var info = (RequestMappingInfo) key;
                for (var pattern : info.getPatternValues()) {
                    var methods = info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        all.add("ANY " + pattern);
                    }
                    methods.forEach(method -> all.add(method + " " + pattern));
                }
            }
        }
        return all;
    }
}
