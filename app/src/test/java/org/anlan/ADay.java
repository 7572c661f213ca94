// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.anlan.alarms.AlarmSignal;
import org.anlan.alarms.Alarms;
import org.anlan.alarms.AssetSubject;
import org.anlan.alarms.Severity;
import org.anlan.alarms.VesselSubject;
import org.anlan.harbour.Suspensions;
import org.anlan.kernel.KernelSettings;
import org.anlan.matters.Desk;
import org.anlan.matters.Matters;
import org.anlan.matters.NewComplaint;
import org.anlan.matters.NewMatter;
import org.anlan.matters.Receipt;
import org.anlan.matters.ResultClass;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Appointments;
import org.anlan.people.EmergencyAccess;
import org.anlan.people.RoleIn;
import org.anlan.people.SecondSteps;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.setup.Batches;
import org.anlan.setup.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One week of November in the demo county, up to the afternoon of Friday the 27th: matters in every
 * state, a suspended sailing, a complaint. Made through the rooms' doors, for whoever wants to look at pages with life in them.
 */
final class ADay {
    /** When the pages are looked at, as the county's clocks show it. */
    static final String NOW = "2026-11-27T14:30";

    private static final NewMatter.Requester GRANNY =
            new NewMatter.Requester("陈阿婆", "10000000023", "干斜村 18 号", false, "zh-CN");

    private final ApplicationContext office;
    private final MovableClock clock;
    private final Matters matters;
    private final Desk desk;
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Map<String, String> passwords;
    private final String invitation;

    /** Lets the week pass in an office with the demo county. */
    ADay(ApplicationContext office) {
        this.office = office;
        this.clock = office.getBean(MovableClock.class);
        this.matters = office.getBean(Matters.class);
        this.desk = office.getBean(Desk.class);
        this.passwords = readSheet();
        earlier();
        thisWeek();
        clock.set(NOW);
        today();
        setSecondStep("luowangchao");
        this.invitation = invite();
    }

    /** The matter of that name. */
    UUID id(String name) {
        return receipt(name).id();
    }

    /** Number and secret of the matter of that name. */
    Receipt receipt(String name) {
        var found = receipts.get(name);
        if (found == null) {
            throw new IllegalArgumentException("this day has no matter " + name);
        }
        return found;
    }

    /** Whether the demo county has a sign-in of that name. */
    boolean signsIn(String login) {
        return passwords.containsKey(login);
    }

    /** The secret of a one-time link that nobody has used. */
    String invitation() {
        return invitation;
    }

    /** The password that the demo county made for a sign-in name. */
    String password(String login) {
        var found = passwords.get(login);
        if (found == null) {
            throw new IllegalArgumentException("nobody signs in as " + login);
        }
        return found;
    }

    /** The account of a sign-in name. */
    UUID account(String login) {
        return office.getBean(JdbcClient.class)
                .sql("select id from people.account where login = :login")
                .param("login", login)
                .query(UUID.class)
                .single();
    }

    /** The unit of a code. */
    UUID unit(String code) {
        return office.getBean(Units.class).byCode(code).map(Unit::id).orElseThrow();
    }

    /** An import that was handed in and waits to be looked through; one row of it has a fault. */
    UUID imported() {
        try {
            Path file = Files.createTempFile("import", ".csv");
            Files.writeString(file, "编号,内容,时间\nJ-1,旧平台来的一件,2019-02-28 11:25\nJ-2,,2019-02-28\n");
            var batches = office.getBean(Batches.class);
            UUID id = batches.open("matters", "旧平台来件.csv", file, Plan.AS_FOUND, null)
                    .id();
            Files.delete(file);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void earlier() {
        clock.set("2026-11-23T09:20");
        report("solved", "路边水表箱的盖子碎了，晚上走路绊脚。", "330922202204", "石浦码头上来第二家", person("李老伯", "10000000061"));
        work("solved", "living.water-leak");
        propose("solved", ResultClass.SOLVED, "盖子今天换了新的铸铁盖，四个角上了螺丝。松了就打 10000000031，何汀。", "换好的照片 1 张");
        clock.set("2026-11-24T19:00");
        matters.answerVerdict(id("solved"), true, null);

        clock.set("2026-11-25T09:05");
        report("leak", "门口水管漏了三天，路上都是水，我腿脚不好，出门怕滑。", "330922202202", "18 号旁", GRANNY);
        clock.set("2026-11-25T09:40");
        dispatch("leak", "living.water-leak");
        clock.set("2026-11-25T10:15");
        var ting = viewer("heting");
        desk.claim(ting, id("leak"));
        desk.contact(ting, id("leak"), true, "phone", "水从墙根冒出来，家里没停水");
        desk.start(ting, id("leak"));
    }

    private void thisWeek() {
        clock.set("2026-11-25T20:30");
        var recorded = office.getBean(Suspensions.class)
                .record(
                        viewer("pandingmao"),
                        Set.of("XCY-GQ"),
                        Instant.parse("2026-11-25T22:00:00Z"),
                        "wind",
                        "停航公告 2026-083",
                        null);
        office.getBean(Suspensions.class).confirm(viewer("xiatingchao"), recorded.id());
        clock.set("2026-11-26T13:40");
        office.getBean(Suspensions.class)
                .resume(viewer("pandingmao"), recorded.id(), Instant.parse("2026-11-26T05:20:00Z"));

        clock.set("2026-11-25T15:10");
        report("asked", "接头换过了又漏，楼梯边上都是水。", "330922202202", "祠堂后面", GRANNY);
        work("asked", "living.water-leak");
        desk.ask(viewer("heting"), id("asked"), "水表在屋里还是在外墙？明天上午家里有人吗？");

        clock.set("2026-11-26T15:00");
        report("replied", "公厕水龙头关不上，水白流。", "330922202202", "枸杞码头公厕", GRANNY);
        work("replied", "living.water-leak");
        clock.set("2026-11-27T11:20");
        propose("replied", ResultClass.SOLVED, "水龙头今天上午换了新的，关得紧了。还漏就打 10000000031，何汀。", "换好的照片 2 张");

        clock.set("2026-11-26T16:20");
        report("lamp", "码头台阶上面的路灯黑了三天，晚上下船看不见。", "330922202202", "灯杆 117", person("李船娘", "10000000062"));
        dispatch("lamp", "living.lamp");
        report("objected", "去后山的石阶塌了一段，老人上坟走不过去。", "330922202204", "后山石阶", person("王伯", "10000000063"));
        dispatch("objected", "living.water-leak");
        desk.object(viewer("heting"), id("objected"), "石阶在村里的生产便道上，不是供水的管沟。按养护分工归村委会。", unit("v-202204"));

        clock.set("2026-11-27T08:40");
        report("again", "水压小，三楼洗不了澡，早上六点到八点最小。", "330922202205", "大王村 7 号", person("周家嫂", "10000000064"));
        work("again", "living.water-off");
        propose("again", ResultClass.SOLVED, "泵站今早清过滤网，水压从 0.12 升到 0.2 兆帕。还小就打 10000000031，何汀。", "压力表照片 1 张");
        matters.forRequester(id("again"), Locale.SIMPLIFIED_CHINESE);
        clock.set("2026-11-27T12:30");
        matters.answerVerdict(id("again"), false, "中午还是小，三楼没水。");
    }

    private void today() {
        clock.set("2026-11-27T13:10");
        report("new", "防波堤栏杆断了两根，小孩在上面跑，怕掉下去。", "330922202205", "大王防波堤", person("丁家媳妇", "10000000065"));
        clock.set("2026-11-27T13:40");
        report("anonymous", "村口消防栓一直滴水，地上长青苔。", "330922202202", "村口", NewMatter.Requester.ANONYMOUS);
        clock.set("2026-11-27T14:05");
        report(
                "english",
                "The street lamp by the hostel steps is out and guests slip at night.",
                "330922202202",
                "Hostel steps",
                new NewMatter.Requester("Mary", "10000000066", null, false, "en"));
        clock.set("2026-11-27T14:20");
        report("fresh", "路灯不亮，从祠堂到码头都是黑的。", "330922202202", "祠堂前", GRANNY);
        matters.complain(new NewComplaint("rating", "办事的人走之前叫我一定要点“解决了”。", id("solved"), null));
        matters.complain(new NewComplaint("access", "查询页的字在我手机上叠在一起，看不清编号。", null, "10000000077"));
        var recorded = office.getBean(Suspensions.class)
                .record(
                        viewer("pandingmao"),
                        Set.of("XCY-HN"),
                        Instant.parse("2026-11-27T05:00:00Z"),
                        "fog",
                        "停航公告 2026-085",
                        null);
        office.getBean(Suspensions.class).confirm(viewer("xiatingchao"), recorded.id());
        office.getBean(Suspensions.class)
                .record(
                        viewer("pandingmao"),
                        Set.of("SS-BX"),
                        Instant.parse("2026-11-27T06:00:00Z"),
                        "wind",
                        "停航公告 2026-086",
                        null);
        clock.set(NOW);
        office.getBean(EmergencyAccess.class).open(viewer("luzhiqiu"), "台风夜，找花鸟乡独居老人的电话");
        desk.reveal(viewer("heting"), id("leak"), "visit");
    }

    private void report(String name, String words, String area, @Nullable String place, NewMatter.Requester who) {
        receipts.put(
                name,
                matters.report(new NewMatter(
                        "web",
                        words,
                        new NewMatter.Where(area, place, null, null),
                        who,
                        false,
                        false,
                        null,
                        UUID.randomUUID())));
    }

    private void dispatch(String name, String category) {
        desk.dispatch(viewer("hepingchuan"), id(name), category, null, null, false, null);
    }

    /** Sends it out and has somebody of its unit begin. */
    private void work(String name, String category) {
        dispatch(name, category);
        var handler = viewer("heting");
        desk.claim(handler, id(name));
        desk.start(handler, id(name));
    }

    private void propose(String name, ResultClass result, String words, String evidence) {
        desk.propose(viewer("heting"), id(name), new Desk.Result(result, words, List.of(evidence), null, null));
        matters.forRequester(id(name), Locale.SIMPLIFIED_CHINESE);
    }

    private static NewMatter.Requester person(String name, String phone) {
        return new NewMatter.Requester(name, phone, null, false, "zh-CN");
    }

    private Viewer viewer(String login) {
        return office.getBean(Viewers.class).find(account(login)).orElseThrow();
    }

    /** A boat in a plot that nobody has answered yet. */
    UUID alarm() {
        return office.getBean(Alarms.class)
                .raise(new AlarmSignal(
                        UUID.nameUUIDFromBytes(new byte[] {13}),
                        "intrusion",
                        Severity.ORANGE,
                        new AssetSubject("plot", "day-12", "枸杞西 12 号"),
                        new VesselSubject(413000012),
                        "330922202",
                        122.74,
                        30.71,
                        clock.instant(),
                        "fence-full 1",
                        "{\"fixes\":[[122.74,30.71]]}"))
                .alarm();
    }

    private String invite() {
        return office.getBean(Appointments.class)
                .invite(
                        viewer("jianzhou"),
                        new Appointments.Newcomer(
                                "xuao",
                                "许岙",
                                unit("water-202"),
                                null,
                                null,
                                List.of(new RoleIn("dept_handler", "330922202"))))
                .token();
    }

    private void setSecondStep(String login) {
        var steps = office.getBean(SecondSteps.class);
        String key = steps.begin(account(login)).text();
        steps.confirm(account(login), totp(key, clock.instant()));
    }

    private Map<String, String> readSheet() {
        try {
            return Files.readAllLines(
                            office.getBean(KernelSettings.class).home().resolve("sign-ins.txt"))
                    .stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length > 2)
                    .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The six digits of RFC 6238 that an authenticator app shows. */
    private static String totp(String base32, Instant at) {
        try {
            int bits = 0;
            int held = 0;
            var key = ByteBuffer.allocate(base32.length() * 5 / 8);
            for (char c : base32.toCharArray()) {
                held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
                bits += 5;
                if (bits >= 8) {
                    bits -= 8;
                    key.put((byte) (held >> bits));
                }
            }
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Arrays.copyOf(key.array(), key.position()), "HmacSHA1"));
            var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(at.getEpochSecond() / 30)
                    .array()));
            int truncated = hash.getInt(hash.get(19) & 0xf) & 0x7fffffff;
            return "%06d".formatted(truncated % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
