// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.TestDatabase;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.Appointments.Newcomer;
import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Permission;
import org.anlan.people.access.RateLimits;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.place.Area;
import org.anlan.place.NewArea;
import org.anlan.place.Places;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@OfficeTest(apart = true)
class AccountsTests {
    private static final String COUNTY = "330922";
    private static final String GOUQI = "330922891";
    private static final String SHENGSHAN = "330922892";
    private static final String PASSWORD = "kelp-rope-lantern-7";
    private static int made;

    @Autowired
    Accounts accounts;

    @Autowired
    Appointments appointments;

    @Autowired
    Invitations invitations;

    @Autowired
    SignIns signIns;

    @Autowired
    SecondSteps secondSteps;

    @Autowired
    EmergencyAccess emergency;

    @Autowired
    OwnAccount own;

    @Autowired
    Roles roles;

    @Autowired
    Viewers viewers;

    @Autowired
    Timeline timeline;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CountyCode county;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Places places;

    @BeforeEach
    void drawTheCounty() {
        area(COUNTY, Area.Kind.COUNTY, null);
        area(GOUQI, Area.Kind.TOWNSHIP, COUNTY);
        area(SHENGSHAN, Area.Kind.TOWNSHIP, COUNTY);
    }

    // --- letting in ----------------------------------------------------------------------------------------------

    @Test
    void letsSomebodyInByALinkThatWorksOnce() {
        var manager = manager(COUNTY);
        var login = login();
        var link = appointments.invite(manager, new Newcomer(login, "林舟", null, null, null, in(GOUQI)));
        assertThat(accounts.find(link.account()).orElseThrow().state()).isEqualTo("INVITED");
        assertThat(viewers.find(link.account())).isEmpty();
        assertThat(invitations.find(link.token()).orElseThrow()).isEqualTo(new Invitations.Invited("林舟", login, true));

        invitations.accept(link.token(), PASSWORD);

        assertThat(signIns.withPassword(login, PASSWORD, client()))
                .isEqualTo(new SignIns.Accepted(link.account(), false));
        assertThat(invitations.find(link.token())).isEmpty();
        refused(Reason.INVITE_SPENT, () -> invitations.accept(link.token(), "another-good-one-8"));
        assertThat(log(link.account())).containsExactly("account.invited", "account.joined", "account.signed_in");
    }

    @Test
    void letsALinkExpire() {
        var link = appointments.invite(manager(COUNTY), new Newcomer(login(), "林舟", null, null, null, in(GOUQI)));
        clock.advance(Duration.ofDays(7));
        assertThat(invitations.find(link.token())).isEmpty();
        refused(Reason.INVITE_SPENT, () -> invitations.accept(link.token(), PASSWORD));
    }

    @Test
    void makesOldLinksUselessWithANewOne() {
        var manager = manager(COUNTY);
        var first = appointments.invite(manager, new Newcomer(login(), "林舟", null, null, null, in(GOUQI)));
        var second = appointments.newLink(manager, first.account());
        refused(Reason.INVITE_SPENT, () -> invitations.accept(first.token(), PASSWORD));
        invitations.accept(second.token(), PASSWORD);
    }

    @Test
    void keepsOnlyTheHashOfALinkAndOfAPassword() {
        var link = appointments.invite(manager(COUNTY), new Newcomer(login(), "林舟", null, null, null, in(GOUQI)));
        invitations.accept(link.token(), PASSWORD);
        var stored = jdbc.sql("""
                        select (select string_agg(to_jsonb(a)::text, '') from people.account a)
                            || (select string_agg(to_jsonb(i)::text, '') from people.invite i)
                            || (select string_agg(facts::text, '') from kernel.timeline)""").query(String.class).single();
        assertThat(stored).doesNotContain(link.token()).doesNotContain(PASSWORD).contains("{argon2}");
        assertThat(link.toString()).doesNotContain(link.token());
        assertThat(new NewAccount("a1", "林舟", null, null, PASSWORD, List.of()).toString())
                .doesNotContain(PASSWORD);
    }

    @Test
    void refusesALoginThatIsTaken() {
        var login = login();
        account(login, "grid_worker", GOUQI);
        refused(
                Reason.LOGIN_TAKEN,
                () -> appointments.invite(
                        manager(COUNTY), new Newcomer(login.toUpperCase(), "林舟", null, null, null, in(GOUQI))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "has space", "x\u0000y", "<b>", "way-too-long-for-anybody-to-type-on-a-monday-morning"})
    void refusesALoginThatCannotBeTyped(String login) {
        refused(Reason.LOGIN_UNUSABLE, () -> account(login, "grid_worker", GOUQI));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short-1", "1234567890", "aaaaaaaaaaaaa", "Password2026!", "anlan-2026-yes", "abababababab"})
    void refusesAPasswordThatIsGuessedFirst(String password) {
        refused(
                Reason.PASSWORD_TOO_WEAK,
                () -> accounts.create(new NewAccount(login(), "林舟", null, null, password, List.of())));
    }

    @Test
    void inventsPasswordsThatDifferAndCanBeReadAloud() {
        var passwords = new java.util.HashSet<String>();
        for (int i = 0; i < 500; i++) {
            passwords.add(accounts.generatePassword());
        }
        assertThat(passwords).hasSize(500).allMatch(p -> p.matches("([a-z]{4}-){4}[2-9]{3}"));
    }

    @Test
    void knowsNoRoleAndNoAreaThatIsNotThere() {
        var manager = manager(COUNTY);
        refused(
                Reason.NO_SUCH_ROLE,
                () -> appointments.invite(
                        manager,
                        new Newcomer(login(), "林舟", null, null, null, List.of(new RoleIn("emperor", COUNTY)))));
        refused(
                Reason.NO_SUCH_AREA,
                () -> appointments.invite(manager, new Newcomer(login(), "林舟", null, null, null, in("330900"))));
        refused(
                Reason.NO_SUCH_AREA,
                () -> appointments.invite(manager, new Newcomer(login(), "林舟", null, null, null, in("330922999"))));
    }

    // --- one's own corner ----------------------------------------------------------------------------------------

    @Test
    void showsAManagerOnlyTheAccountsOfTheOwnTownship() {
        var here = account("grid_worker", GOUQI);
        var there = account("grid_worker", SHENGSHAN);
        var above = account("county_duty", COUNTY);
        var manager = manager(GOUQI);
        var seen = appointments.list(manager, "", "", 0, 200).items().stream()
                .map(a -> a.officer().id())
                .collect(Collectors.toSet());
        assertThat(seen).contains(here).doesNotContain(there, above);
        refused(Reason.NO_SUCH_ACCOUNT, () -> appointments.get(manager, there));
        refused(Reason.NO_SUCH_ACCOUNT, () -> appointments.disable(manager, above, "不该管"));
    }

    @Test
    void letsAManagerGiveRightsInTheOwnTownshipOnly() {
        var here = account("grid_worker", GOUQI);
        var manager = manager(GOUQI);
        appointments.grant(manager, here, new RoleIn("pier_clerk", GOUQI));
        assertThatThrownBy(() -> appointments.grant(manager, here, new RoleIn("pier_clerk", SHENGSHAN)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> appointments.grant(manager, here, new RoleIn("pier_clerk", COUNTY)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void letsNobodyChangeTheirOwnRights() {
        var manager = manager(COUNTY);
        refused(
                Reason.NOT_FOR_YOURSELF,
                () -> appointments.grant(manager, manager.account(), new RoleIn("auditor", COUNTY)));
        refused(Reason.NOT_FOR_YOURSELF, () -> appointments.disable(manager, manager.account(), "不干了"));
        refused(
                Reason.NOT_FOR_YOURSELF,
                () -> appointments.transfer(manager, manager.account(), null, List.of(new RoleIn("auditor", COUNTY))));
    }

    @Test
    void findsAccountsByPartsOfNamesWithoutReadingThemAsPatterns() {
        var login = login();
        var id = account(login, "grid_worker", GOUQI);
        var manager = manager(COUNTY);
        assertThat(appointments.list(manager, login.substring(3), "", 0, 10).items())
                .extracting(a -> a.officer().id())
                .contains(id);
        assertThat(appointments.list(manager, "%", "", 0, 10).total()).isZero();
        assertThat(appointments.list(manager, "_", "", 0, 10).total()).isZero();
        assertThat(appointments.list(manager, "\\", "", 0, 10).total()).isZero();
    }

    @Test
    void countsAllPagesOnEachPage() {
        for (int i = 0; i < 5; i++) {
            account("grid_worker", GOUQI);
        }
        var manager = manager(GOUQI);
        var first = appointments.list(manager, "", "", 0, 2);
        var second = appointments.list(manager, "", "", 1, 2);
        assertThat(first.items()).hasSize(2);
        assertThat(first.total()).isEqualTo(second.total()).isGreaterThanOrEqualTo(6);
        assertThat(first.items()).doesNotContainAnyElementsOf(second.items());
    }

    // --- changes take effect at once -------------------------------------------------------------------------------

    @Test
    void movesSomebodyWithOtherRightsFromTheNextRequestOn() {
        var id = account("county_dispatcher", COUNTY);
        assertThat(viewer(id).may(Permission.MATTER_TRIAGE, GOUQI)).isTrue();
        appointments.transfer(manager(COUNTY), id, null, List.of(new RoleIn("grid_worker", SHENGSHAN)));
        assertThat(viewer(id).may(Permission.MATTER_TRIAGE)).isFalse();
        assertThat(viewer(id).may(Permission.MATTER_READ, SHENGSHAN)).isTrue();
        assertThat(viewer(id).may(Permission.MATTER_READ, GOUQI)).isFalse();
        assertThat(log(id)).contains("account.transferred");
    }

    @Test
    void switchesAnAccountOffAndOn() {
        var login = login();
        var id = account(login, "grid_worker", GOUQI);
        var manager = manager(COUNTY);
        appointments.disable(manager, id, "调离本县");
        assertThat(viewers.find(id)).isEmpty();
        assertThat(signIns.withPassword(login, PASSWORD, client())).isEqualTo(new SignIns.Refused());
        appointments.enable(manager, id);
        assertThat(signIns.withPassword(login, PASSWORD, client())).isInstanceOf(SignIns.Accepted.class);
        var disabled = entries(id).stream()
                .filter(e -> e.what().equals("account.disabled"))
                .findFirst()
                .orElseThrow();
        assertThat(disabled.note()).isEqualTo("调离本县");
        assertThat(disabled.actor()).isEqualTo(Actor.officer(manager.account()));
    }

    @Test
    void endsALimitedRightByItself() {
        var id = account("grid_worker", GOUQI);
        appointments.grant(
                manager(COUNTY),
                id,
                new RoleIn("pier_clerk", GOUQI, clock.instant().plus(Duration.ofDays(2))));
        assertThat(viewer(id).may(Permission.SUSPENSION_RECORD, GOUQI)).isTrue();
        clock.advance(Duration.ofDays(2));
        assertThat(viewer(id).may(Permission.SUSPENSION_RECORD, GOUQI)).isFalse();
    }

    @Test
    void takesARightAway() {
        var id = account("grid_worker", GOUQI);
        var manager = manager(COUNTY);
        var grant = appointments.grant(manager, id, new RoleIn("pier_clerk", GOUQI));
        appointments.revoke(manager, id, grant);
        assertThat(viewer(id).may(Permission.SUSPENSION_RECORD)).isFalse();
        refused(Reason.NO_SUCH_GRANT, () -> appointments.revoke(manager, id, grant));
    }

    // --- leave cover -------------------------------------------------------------------------------------------------

    @Test
    void letsAColleagueStandInUntilADay() {
        var unit = UUID.randomUUID();
        var away = colleague("dept_handler", unit);
        var stays = colleague("grid_worker", unit);
        appointments.cover(viewer(away), away, stays, clock.instant().plus(Duration.ofDays(5)));
        assertThat(viewer(stays).may(Permission.MATTER_HANDLE, GOUQI)).isTrue();
        clock.advance(Duration.ofDays(5));
        assertThat(viewer(stays).may(Permission.MATTER_HANDLE)).isFalse();
        assertThat(log(away)).contains("account.covered");
    }

    @Test
    void endsCoverEarly() {
        var unit = UUID.randomUUID();
        var away = colleague("dept_handler", unit);
        var stays = colleague("grid_worker", unit);
        appointments.cover(viewer(away), away, stays, clock.instant().plus(Duration.ofDays(5)));
        appointments.endCover(viewer(away), away, stays);
        assertThat(viewer(stays).may(Permission.MATTER_HANDLE)).isFalse();
    }

    @Test
    void handsCoverOnToNobody() {
        var unit = UUID.randomUUID();
        var first = colleague("dept_handler", unit);
        var second = colleague("grid_worker", unit);
        var third = colleague("grid_worker", unit);
        var until = clock.instant().plus(Duration.ofDays(5));
        appointments.cover(viewer(first), first, second, until);
        appointments.cover(viewer(second), second, third, until);
        assertThat(viewer(third).may(Permission.MATTER_HANDLE)).isFalse();
    }

    @Test
    void letsNobodyHandTheManagementOfAccountsToAColleague() {
        var unit = UUID.randomUUID();
        var manager = colleague("sysadmin", unit);
        var other = colleague("grid_worker", unit);
        refused(
                Reason.ACCOUNT_STATE,
                () -> appointments.cover(
                        viewer(manager), manager, other, clock.instant().plus(Duration.ofDays(5))));
    }

    @Test
    void coversOnlyForADayToComeWithinThreeMonthsAndWithinTheUnit() {
        var unit = UUID.randomUUID();
        var away = colleague("dept_handler", unit);
        var stays = colleague("grid_worker", unit);
        var elsewhere = colleague("grid_worker", UUID.randomUUID());
        refused(Reason.END_UNUSABLE, () -> appointments.cover(viewer(away), away, stays, clock.instant()));
        refused(
                Reason.END_UNUSABLE,
                () -> appointments.cover(
                        viewer(away), away, stays, clock.instant().plus(Duration.ofDays(91))));
        refused(
                Reason.NO_SUCH_ACCOUNT,
                () -> appointments.cover(
                        viewer(away), away, elsewhere, clock.instant().plus(Duration.ofDays(5))));
        assertThatThrownBy(() -> appointments.cover(
                        viewer(stays), away, stays, clock.instant().plus(Duration.ofDays(5))))
                .isInstanceOf(NotAllowed.class);
    }

    // --- the last administrator -----------------------------------------------------------------------------------

    @Test
    void keepsTheLastAdministratorOfTheCounty() {
        leaveNoAdministrators();
        var first = viewer(account("sysadmin", COUNTY));
        var township = manager(GOUQI);
        var second = account("sysadmin", COUNTY);
        appointments.disable(first, second, "休产假");
        refused(Reason.NO_SUCH_ACCOUNT, () -> appointments.disable(township, first.account(), "想自己当"));
        appointments.enable(first, second);
        appointments.disable(viewer(second), first.account(), "退休了");
        // now the second is the last one, and a manager whose right ends does not count
        var third = account("grid_worker", COUNTY);
        appointments.grant(
                viewer(second),
                third,
                new RoleIn("sysadmin", COUNTY, clock.instant().plus(Duration.ofDays(30))));
        refused(Reason.LAST_ADMINISTRATOR, () -> appointments.disable(viewer(third), second, "换人"));
        refused(
                Reason.LAST_ADMINISTRATOR,
                () -> appointments.transfer(viewer(third), second, null, List.of(new RoleIn("auditor", COUNTY))));
        var grant = appointments.get(viewer(third), second).grants().getFirst().id();
        refused(Reason.LAST_ADMINISTRATOR, () -> appointments.revoke(viewer(third), second, grant));
        assertThat(viewers.find(second)).isPresent();
    }

    @Test
    void keepsOneAdministratorWhenTwoRemoveEachOtherInTheSameMoment() throws Exception {
        for (int round = 0; round < 10; round++) {
            leaveNoAdministrators();
            var one = viewer(account("sysadmin", COUNTY));
            var two = viewer(account("sysadmin", COUNTY));
            var start = new CountDownLatch(1);
            try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
                var tries = new ArrayList<Callable<String>>();
                tries.add(() -> remove(start, one, two));
                tries.add(() -> remove(start, two, one));
                var results = tries.stream().map(hands::submit).toList();
                start.countDown();
                var said = new ArrayList<String>();
                for (var result : results) {
                    said.add(result.get());
                }
                assertThat(said).contains("removed").doesNotHaveDuplicates();
            }
        }
    }

    private String remove(CountDownLatch start, Viewer who, Viewer whom) throws InterruptedException {
        start.await();
        try {
            appointments.disable(who, whom.account(), "同时下手");
            return "removed";
        } catch (AccountRefused e) {
            return e.reason().toString();
        }
    }

    // --- second step --------------------------------------------------------------------------------------------

    @Test
    void asksForTheSecondStepOnceItIsSetUp() {
        var login = login();
        var id = account(login, "grid_worker", GOUQI);
        var key = key(secondSteps.begin(id));
        assertThat(signIns.withPassword(login, PASSWORD, client())).isInstanceOf(SignIns.Accepted.class);
        secondSteps.confirm(id, code(key));
        assertThat(signIns.withPassword(login, PASSWORD, client())).isEqualTo(new SignIns.NeedsSecondStep(id));
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIns.withSecondStep(id, code(key))).isEqualTo(new SignIns.Accepted(id, true));
        assertThat(log(id)).contains("account.second_step_set");
    }

    @Test
    void acceptsACodeOnlyOnce() {
        var id = account("grid_worker", GOUQI);
        var key = key(secondSteps.begin(id));
        secondSteps.confirm(id, code(key));
        assertThat(signIns.withSecondStep(id, code(key))).isEqualTo(new SignIns.Refused());
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIns.withSecondStep(id, code(key))).isInstanceOf(SignIns.Accepted.class);
        assertThat(signIns.withSecondStep(id, code(key))).isEqualTo(new SignIns.Refused());
    }

    @Test
    void setsNothingUpWithAWrongCode() {
        var id = account("grid_worker", GOUQI);
        secondSteps.begin(id);
        refused(Reason.SECOND_STEP_WRONG, () -> secondSteps.confirm(id, "000000"));
        refused(Reason.SECOND_STEP_WRONG, () -> secondSteps.confirm(id, ""));
        assertThat(secondSteps.isOn(id)).isFalse();
    }

    @Test
    void takesEachRecoveryCodeOnce() {
        var id = account("grid_worker", GOUQI);
        var key = key(secondSteps.begin(id));
        var codes = secondSteps.confirm(id, code(key));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(signIns.withSecondStep(id, codes.get(3).toUpperCase().replace("-", " ")))
                .isEqualTo(new SignIns.Accepted(id, true));
        assertThat(signIns.withSecondStep(id, codes.get(3))).isEqualTo(new SignIns.Refused());
        assertThat(signIns.withSecondStep(id, codes.get(4))).isInstanceOf(SignIns.Accepted.class);
        var other = account("grid_worker", GOUQI);
        secondSteps.confirm(other, code(key(secondSteps.begin(other))));
        assertThat(signIns.withSecondStep(other, codes.get(5))).isEqualTo(new SignIns.Refused());
    }

    @Test
    void helpsSomebodyWhoLostThePhone() {
        var login = login();
        var id = account(login, "grid_worker", GOUQI);
        var codes = secondSteps.confirm(id, code(key(secondSteps.begin(id))));
        appointments.resetSecondStep(manager(COUNTY), id, "手机掉海里，当面认过");
        assertThat(signIns.withPassword(login, PASSWORD, client())).isEqualTo(new SignIns.Accepted(id, false));
        assertThat(signIns.withSecondStep(id, codes.getFirst())).isEqualTo(new SignIns.Refused());
        assertThat(log(id)).contains("account.second_step_reset");
    }

    // --- limits ---------------------------------------------------------------------------------------------------

    @Test
    void stopsGuessingAtOneAccountFromManyAddresses() {
        var login = login();
        var id = account(login, "grid_worker", GOUQI);
        for (int i = 0; i < 10; i++) {
            assertThat(signIns.withPassword(login, "wrong-guess-" + i, client()))
                    .isEqualTo(new SignIns.Refused());
        }
        assertThatThrownBy(() -> signIns.withPassword(login, PASSWORD, client()))
                .isInstanceOf(org.anlan.people.access.TooOften.class);
        clock.advance(RateLimits.Rule.PASSWORD.each());
        assertThat(signIns.withPassword(login, PASSWORD, client())).isInstanceOf(SignIns.Accepted.class);
        assertThat(log(id).stream().filter("account.sign_in_refused"::equals)).hasSize(10);
    }

    @Test
    void stopsGuessingAtManyAccountsFromOneAddress() {
        String client = client();
        for (int i = 0; i < 40; i++) {
            signIns.withPassword("nobody" + i, "wrong-guess", client);
        }
        assertThatThrownBy(() -> signIns.withPassword("somebody-else", "wrong-guess", client))
                .isInstanceOf(org.anlan.people.access.TooOften.class);
    }

    @Test
    void stopsGuessingAtTheSecondStep() {
        var id = account("grid_worker", GOUQI);
        secondSteps.confirm(id, code(key(secondSteps.begin(id))));
        for (int i = 0; i < 6; i++) {
            assertThat(signIns.withSecondStep(id, "00000" + i)).isEqualTo(new SignIns.Refused());
        }
        assertThatThrownBy(() -> signIns.withSecondStep(id, "000009"))
                .isInstanceOf(org.anlan.people.access.TooOften.class);
    }

    // --- breaking the glass --------------------------------------------------------------------------------------

    @Test
    void opensTheWholeCountyForAnHourToSomebodyWhoBreaksTheGlass() {
        var id = account("pier_clerk", GOUQI);
        emergency.open(viewer(id), "有人落水，要找家属的电话");
        assertThat(viewer(id).breakGlass()).isTrue();
        assertThat(viewer(id).may(Permission.PERSON_REVEAL, SHENGSHAN)).isTrue();
        assertThat(viewer(id).may(Permission.MATTER_TRIAGE, SHENGSHAN)).isFalse();
        assertThat(viewer(id).may(Permission.ACCOUNT_MANAGE)).isFalse();
        refused(Reason.EMERGENCY_ACCESS_OPEN, () -> emergency.open(viewer(id), "有人落水，要找家属的电话"));
        clock.advance(Duration.ofMinutes(60));
        assertThat(viewer(id).breakGlass()).isFalse();
        assertThat(viewer(id).may(Permission.PERSON_REVEAL)).isFalse();
        assertThat(log(id)).contains("account.break_glass_opened");
    }

    @Test
    void wantsAReasonForBreakingTheGlass() {
        var id = account("pier_clerk", GOUQI);
        refused(Reason.REASON_MISSING, () -> emergency.open(viewer(id), "急"));
        refused(Reason.REASON_MISSING, () -> emergency.open(viewer(id), "　　　　　　　　　　　　"));
        assertThat(viewer(id).breakGlass()).isFalse();
    }

    @Test
    void showsEveryUseToThoseWhoVerifyTheLogAndHasSomebodyElseReviewIt() {
        var id = account("auditor", COUNTY);
        var use = emergency.open(viewer(id), "有人落水，要找家属的电话");
        var other = viewer(account("auditor", COUNTY));
        assertThat(emergency.list(other, 0, 200))
                .extracting(EmergencyAccess.Use::id)
                .contains(use.id());
        assertThatThrownBy(() -> emergency.list(manager(COUNTY), 0, 10)).isInstanceOf(NotAllowed.class);
        refused(Reason.NOT_FOR_YOURSELF, () -> emergency.review(viewer(id), use.id(), "我觉得没问题"));
        emergency.review(other, use.id(), "有警情编号，属实");
        refused(Reason.ALREADY_REVIEWED, () -> emergency.review(other, use.id(), "再看一遍"));
        assertThat(log(id)).contains("account.break_glass_reviewed");
    }

    @Test
    void writesDownWhatIsReadUnderABrokenGlassOnceAQuarterOfAnHour() {
        var id = account("pier_clerk", GOUQI);
        var use = emergency.open(viewer(id), "有人落水，要找家属的电话");
        emergency.aboutToRead(viewer(id), "/api/matters/1");
        emergency.aboutToRead(viewer(id), "/api/matters/1");
        emergency.aboutToRead(viewer(id), "/api/matters/2");
        clock.advance(Duration.ofMinutes(16));
        emergency.aboutToRead(viewer(id), "/api/matters/1");
        assertThat(emergency.readings(viewer(account("auditor", COUNTY)), use.id()))
                .extracting(EmergencyAccess.Reading::path)
                .containsExactly("/api/matters/1", "/api/matters/2", "/api/matters/1");
    }

    // --- outside identity providers ----------------------------------------------------------------------------

    @Test
    void knowsSomebodyFromOutsideByAVerifiedAddressAndThenByTheSubject() {
        var id = account("grid_worker", GOUQI);
        String email = login() + "@example.org";
        appointments.correct(manager(COUNTY), id, "林舟", null, email);
        assertThat(signIns.withOutside("gov", "sub-1", null)).isEqualTo(new SignIns.Refused());
        assertThat(signIns.withOutside("gov", "sub-1", email.toUpperCase())).isEqualTo(new SignIns.Accepted(id, false));
        assertThat(signIns.withOutside("gov", "sub-1", null)).isEqualTo(new SignIns.Accepted(id, false));
        assertThat(signIns.withOutside("other", "sub-1", null)).isEqualTo(new SignIns.Refused());
        assertThat(signIns.withOutside("gov", "sub-2", "stranger@example.org")).isEqualTo(new SignIns.Refused());
        appointments.disable(manager(COUNTY), id, "调离本县");
        assertThat(signIns.withOutside("gov", "sub-1", email)).isEqualTo(new SignIns.Refused());
    }

    // --- roles are data -------------------------------------------------------------------------------------------

    private static final String[] FIRST_DISPATCHER = {
        "MATTER_READ", "MATTER_REGISTER", "MATTER_TRIAGE", "PERSON_REVEAL", "ORGANISATION_READ"
    };

    /** The county as an older release left it: the dispatcher has what that release gave, and was offered no more. */
    private void olderDispatcher(String... holds) {
        jdbc.sql("update people.role set permissions = :p where code = 'county_dispatcher'")
                .param("p", holds)
                .update();
        jdbc.sql("delete from people.role_offer where role = 'county_dispatcher' and permission <> all (:p)")
                .param("p", FIRST_DISPATCHER)
                .update();
    }

    private Roles started() throws IOException {
        return new Roles(jdbc, county, json, timeline, transactions);
    }

    private Set<Permission> dispatcherMay() {
        return roles.list().stream()
                .filter(r -> r.code().equals("county_dispatcher"))
                .map(r -> Set.copyOf(r.permissions()))
                .findFirst()
                .orElseThrow();
    }

    private List<TimelineEntry> saidOfTheDispatcher() {
        return timeline.of(Roles.object(county, "county_dispatcher"));
    }

    @Test
    void givesABuiltInRoleOnceWhatALaterReleaseOffersIt() throws Exception {
        var release = dispatcherMay();
        assertThat(release).contains(Permission.ORIGINAL_OPEN, Permission.FIGURE_READ);
        int said = saidOfTheDispatcher().size();
        olderDispatcher(FIRST_DISPATCHER);
        assertThat(dispatcherMay()).doesNotContain(Permission.ORIGINAL_OPEN, Permission.FIGURE_READ);

        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) { // both open at once
            var first = nodes.submit(this::started);
            var second = nodes.submit(this::started);
            first.get();
            second.get();
        }
        assertThat(dispatcherMay()).isEqualTo(release);
        assertThat(saidOfTheDispatcher()).hasSize(said + 1).last().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("role.permissions_given");
            assertThat(entry.actor()).isEqualTo(Actor.SYSTEM);
            assertThat(entry.facts())
                    .containsEntry("role", "county_dispatcher")
                    .containsEntry(
                            "permissions",
                            release.stream()
                                    .map(Enum::name)
                                    .filter(p -> !List.of(FIRST_DISPATCHER).contains(p))
                                    .sorted()
                                    .toList());
        });

        // what the county takes away stays away
        jdbc.sql(
                        "update people.role set permissions = array_remove(permissions, 'FIGURE_READ') where code = 'county_dispatcher'")
                .update();
        started();
        assertThat(dispatcherMay()).doesNotContain(Permission.FIGURE_READ);
        assertThat(saidOfTheDispatcher()).hasSize(said + 1);
        jdbc.sql("update people.role set permissions = permissions || '{FIGURE_READ}' where code = 'county_dispatcher'")
                .update();
    }

    @Test
    void leavesARoleThatTheCountyChangedAsItIsAndSaysSo() throws Exception {
        var release = dispatcherMay();
        for (String[] own : new String[][] {
            {"MATTER_READ", "MATTER_TRIAGE", "PERSON_REVEAL", "ORGANISATION_READ"},
            {"MATTER_READ", "MATTER_REGISTER", "MATTER_TRIAGE", "PERSON_REVEAL", "ORGANISATION_READ", "MATTER_CALL_BACK"
            }
        }) {
            int said = saidOfTheDispatcher().size();
            olderDispatcher(own);
            var before = dispatcherMay();
            started();
            started();
            assertThat(dispatcherMay()).isEqualTo(before);
            assertThat(saidOfTheDispatcher())
                    .hasSize(said + 1)
                    .last()
                    .satisfies(entry -> assertThat(entry.what()).isEqualTo("role.permissions_not_given"));
        }
        jdbc.sql("update people.role set permissions = :p where code = 'county_dispatcher'")
                .param("p", release.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    @Test
    void knowsWhatTheRolesOfAnOlderDatabaseWereOffered() throws Exception {
        try (var older = TestDatabase.migrated();
                var connection = older.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop table people.role_offer"); // back to before
            statement.execute("""
                    insert into people.role (county, code, name, name_en, permissions) values
                      ('330922', 'sysadmin', '平台管理员', 'Platform administrator', '{ACCOUNT_MANAGE,ORGANISATION_READ,ORGANISATION_MANAGE,DUTY_READ}'),
                      ('330922', 'our_own', '自己的', 'Our own', '{MATTER_READ}')""");
            statement.execute(new ClassPathResource("db/migration/people/V2__roles_follow_the_release.sql")
                    .getContentAsString(StandardCharsets.UTF_8));
            try (var rows = statement.executeQuery(
                    "select role || ' ' || string_agg(permission, ',' order by permission) from people.role_offer group by role")) {
                var offered = new ArrayList<String>();
                while (rows.next()) {
                    offered.add(rows.getString(1));
                }
                assertThat(offered)
                        .as("a county's own role is offered nothing")
                        .containsExactly("sysadmin ACCOUNT_MANAGE,DUTY_READ,ORGANISATION_MANAGE,ORGANISATION_READ");
            }
        }
    }

    @Test
    void keepsTheCountysOwnWordingOfARole() {
        assertThat(roles.list()).extracting(Roles.Role::code).contains("county_duty", "break_glass");
        assertThat(roles.list())
                .allMatch(r -> !r.name().isBlank()
                        && !r.nameEn().isBlank()
                        && !r.permissions().isEmpty());
        // nobody who reads content verifies the log, and nobody who manages accounts reads content
        for (var role : roles.list()) {
            var may = Set.copyOf(role.permissions());
            if (may.contains(Permission.LOG_VERIFY) || may.contains(Permission.ACCOUNT_MANAGE)) {
                assertThat(may)
                        .doesNotContain(Permission.MATTER_READ, Permission.PERSON_REVEAL, Permission.MATTER_HANDLE);
            }
        }
    }

    // ---------------------------------------------------------------------------------------------------------------

    private Viewer manager(String area) {
        return viewer(account("sysadmin", area));
    }

    private Viewer viewer(UUID account) {
        return viewers.find(account).orElseThrow();
    }

    private UUID account(String role, String area) {
        return account(login(), role, area);
    }

    private UUID account(String login, String role, String area) {
        return accounts.create(
                new NewAccount(login, "林舟", null, "10000000031", PASSWORD, List.of(new RoleIn(role, area))));
    }

    private UUID colleague(String role, UUID unit) {
        return accounts.create(new NewAccount(login(), "林舟", unit, null, PASSWORD, List.of(new RoleIn(role, GOUQI))));
    }

    private static List<RoleIn> in(String area) {
        return List.of(new RoleIn("grid_worker", area));
    }

    private static synchronized String login() {
        return "officer" + ++made;
    }

    private static synchronized String client() {
        return "198.51.100." + ++made;
    }

    private List<TimelineEntry> entries(UUID account) {
        return timeline.of(new ObjectRef("account", account));
    }

    private List<String> log(UUID account) {
        return entries(account).stream().map(TimelineEntry::what).toList();
    }

    private void leaveNoAdministrators() {
        jdbc.sql("update people.account set state = 'DISABLED'").update();
        viewers.forgetAll();
    }

    private static byte[] key(SecondSteps.Key key) {
        // base 32 back to bytes, as an authenticator app does it
        var bits = new StringBuilder();
        for (char c : key.text().toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
        }
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    private String code(byte[] key) {
        return Totp.code(key, Totp.step(clock.instant()), 6);
    }

    private static void refused(Reason reason, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        AccountRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private void area(String code, Area.Kind kind, String parent) {
        if (places.find(code).isEmpty()) {
            places.define(
                    new NewArea(
                            code, kind, "区" + code, "Area " + code, List.of(), parent, null, 122.45, 30.72, null, true),
                    Actor.SYSTEM);
        }
    }
}
