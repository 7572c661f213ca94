// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.SetupSheet.Column.of;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anlan.harbour.Route;
import org.anlan.harbour.Routes;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CalendarYears;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Holiday;
import org.anlan.kernel.sheets.Fault;
import org.anlan.matters.Category;
import org.anlan.matters.ImportedMatters;
import org.anlan.matters.Routing;
import org.anlan.matters.RoutingRule;
import org.anlan.organisations.Duty;
import org.anlan.organisations.NewUnit;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Appointments;
import org.anlan.people.RoleIn;
import org.anlan.people.Roles;
import org.anlan.people.access.Viewer;
import org.anlan.place.Area;
import org.anlan.place.Landmark;
import org.anlan.place.NewArea;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sheets a county is set up with, in the order in which one stands on the other. */
@Component
class SetupSheets {
    private static final Map<Area.Kind, String> AREA_KINDS = Map.of(
            Area.Kind.COUNTY, "县",
            Area.Kind.TOWNSHIP, "乡镇",
            Area.Kind.VILLAGE, "村",
            Area.Kind.GRID, "网格",
            Area.Kind.ISLAND, "岛");
    private static final Map<Unit.Kind, String> UNIT_KINDS = Map.of(
            Unit.Kind.CENTRE, "社会治理中心",
            Unit.Kind.DEPARTMENT, "部门",
            Unit.Kind.STATION, "站所队",
            Unit.Kind.TOWNSHIP, "乡镇指挥室",
            Unit.Kind.VILLAGE, "村居委会",
            Unit.Kind.COMPANY, "公司",
            Unit.Kind.OUTSIDE, "县外单位");
    private static final Map<Landmark.Kind, String> LANDMARK_KINDS = Map.ofEntries(
            Map.entry(Landmark.Kind.PIER, "码头"),
            Map.entry(Landmark.Kind.LAMP, "灯杆"),
            Map.entry(Landmark.Kind.ROAD, "道路"),
            Map.entry(Landmark.Kind.SCHOOL, "学校"),
            Map.entry(Landmark.Kind.CLINIC, "卫生院"),
            Map.entry(Landmark.Kind.MARKET, "市场商店"),
            Map.entry(Landmark.Kind.OFFICE, "办公"),
            Map.entry(Landmark.Kind.SIGHT, "景点"),
            Map.entry(Landmark.Kind.BEACH, "沙滩"),
            Map.entry(Landmark.Kind.PLANT, "厂站"),
            Map.entry(Landmark.Kind.HOUSING, "小区民宿"),
            Map.entry(Landmark.Kind.LIGHTHOUSE, "灯塔"),
            Map.entry(Landmark.Kind.OTHER, "别的"));

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final List<SetupSheet> sheets;

    SetupSheets(
            CountyCode county,
            Places places,
            Units units,
            Appointments appointments,
            Roles roles,
            Routes routes,
            Routing routing,
            ImportedMatters matters,
            CalendarYears years) {
        sheets = List.of(
                new Areas(places, units, matters),
                new Duties(units),
                new UnitSheet(units, matters),
                new Staff(appointments, units, roles),
                new Landmarks(places, county),
                new RouteSheet(routes),
                new Categories(routing),
                new Rules(routing, units),
                new Calendar(years));
    }

    List<SetupSheet> all() {
        return sheets;
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type, Map<E, String> words) {
        return Arrays.stream(type.getEnumConstants())
                .map(e -> Objects.requireNonNull(words.get(e)))
                .toList();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Map<E, String> words, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> word.equals(words.get(e)))
                .findFirst()
                .orElseThrow();
    }

    private static String word(Map<?, String> words, Object key) {
        return Objects.requireNonNull(words.get(key));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String optional(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private static String degrees(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static Line.Wrong fixed(String what) {
        return new Line.Wrong(Fault.ofFile("setup.fixed", what));
    }

    private static Line.Wrong unknown(String what) {
        return new Line.Wrong(Fault.ofFile("setup.not-on-the-list", what));
    }

    private record Areas(Places places, Units units, ImportedMatters matters) implements SetupSheet {
        @Override
        public String name() {
            return "区域";
        }

        @Override
        public String nameEn() {
            return "Areas";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    of(
                            "code",
                            true,
                            "编码",
                            "Code",
                            "接着上级编码往下编：县 6 位、乡镇 9 位、村 12 位、网格 15 位；岛 I01 这样",
                            "continues the code above: county 6 digits, township 9, village 12, grid 15; islands I01"),
                    of("kind", true, "类型", "Kind", "从列表选", "choose from the list")
                            .from(words(Area.Kind.class, AREA_KINDS)),
                    of("name", true, "名称", "Name", "中文名", "Chinese name"),
                    of("nameEn", false, "英文名", "English name", "不填就用中文名", "the Chinese name when empty"),
                    of("otherNames", false, "别名", "Other names", "几个别名之间用 | 隔开", "several between upright bars"),
                    of("parent", false, "上级编码", "Parent", "县和岛不填", "empty for the county and for islands"),
                    of("island", false, "所在岛", "Island", "岛的编码；跨岛不填", "the island's code; empty when it spans several"),
                    of("lon", true, "经度", "Longitude", "WGS-84，度", "WGS-84, degrees east"),
                    of("lat", true, "纬度", "Latitude", "WGS-84，度", "WGS-84, degrees north"));
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            Map<String, List<String>> others = places.otherNames();
            places.all().stream()
                    .filter(Area::open)
                    .sorted(java.util.Comparator.comparing((Area a) -> order(a.kind()))
                            .thenComparing(Area::code))
                    .forEach(a -> rows.put(
                            a.code(),
                            List.of(
                                    a.code(),
                                    word(AREA_KINDS, a.kind()),
                                    a.name(),
                                    a.nameEn(),
                                    String.join("|", others.getOrDefault(a.code(), List.of())),
                                    text(a.parent()),
                                    text(a.island()),
                                    degrees(a.lon()),
                                    degrees(a.lat()))));
            return rows;
        }

        private static int order(Area.Kind kind) {
            return kind == Area.Kind.ISLAND ? -1 : kind.ordinal();
        }

        @Override
        public List<String> normal(Line line) {
            Area.Kind kind = line.choice("kind", Area.Kind.class, AREA_KINDS);
            String code = line.needed("code");
            return List.of(
                    code,
                    word(AREA_KINDS, kind),
                    line.needed("name"),
                    orElse(line.text("nameEn"), line.text("name")),
                    String.join("|", line.list("otherNames")),
                    line.text("parent"),
                    kind == Area.Kind.ISLAND ? code : line.text("island"),
                    degrees(line.degrees("lon", 180)),
                    degrees(line.degrees("lat", 90)));
        }

        @Override
        public String key(List<String> normal) {
            return normal.getFirst();
        }

        @Override
        public int rank(List<String> normal) {
            return order(SetupSheets.constant(Area.Kind.class, AREA_KINDS, normal.get(1)));
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            if (before == null) {
                places.define(
                        new NewArea(
                                row.get(0),
                                SetupSheets.constant(Area.Kind.class, AREA_KINDS, row.get(1)),
                                row.get(2),
                                row.get(3),
                                parts(row.get(4)),
                                optional(row.get(5)),
                                optional(row.get(6)),
                                Double.parseDouble(row.get(7)),
                                Double.parseDouble(row.get(8)),
                                null,
                                true),
                        actor);
                return;
            }
            for (int i : new int[] {1, 4, 5, 6, 7, 8}) {
                if (!row.get(i).equals(before.get(i))) {
                    throw fixed(columns().get(i).name());
                }
            }
            places.rename(row.get(0), row.get(2), row.get(3), actor);
        }

        @Override
        public boolean remove(String key, Actor actor) {
            if (units.everyOne().stream().anyMatch(u -> u.area().startsWith(key) || key.equals(u.island()))
                    || matters.anyIn(key)) {
                return false;
            }
            places.withdraw(key, actor);
            return true;
        }
    }

    private record Duties(Units units) implements SetupSheet {
        @Override
        public String name() {
            return "职责";
        }

        @Override
        public String nameEn() {
            return "Duties";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    of("code", true, "编码", "Code", "小写字母、数字、连字符", "lower case letters, digits, hyphens"),
                    of("name", true, "名称", "Name", "单位是做什么的", "what units are there to do"),
                    of("nameEn", false, "英文名", "English name", "不填就用中文名", "the Chinese name when empty"));
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            units.duties().forEach(d -> rows.put(d.code(), List.of(d.code(), d.name(), d.nameEn())));
            return rows;
        }

        @Override
        public List<String> normal(Line line) {
            return List.of(line.needed("code"), line.needed("name"), orElse(line.text("nameEn"), line.text("name")));
        }

        @Override
        public String key(List<String> normal) {
            return normal.getFirst();
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            units.define(new Duty(row.get(0), row.get(1), row.get(2)));
        }

        @Override
        public boolean remove(String key, Actor actor) {
            units.withdrawDuty(key);
            return true;
        }
    }

    private record UnitSheet(Units units, ImportedMatters matters) implements SetupSheet {
        @Override
        public String name() {
            return "单位";
        }

        @Override
        public String nameEn() {
            return "Units";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    of(
                            "code",
                            true,
                            "编码",
                            "Code",
                            "小写字母、数字、连字符，定了不再改",
                            "lower case letters, digits, hyphens; stays for ever"),
                    of("kind", true, "类型", "Kind", "从列表选", "choose from the list")
                            .from(words(Unit.Kind.class, UNIT_KINDS)),
                    of("name", true, "名称", "Name", "中文名", "Chinese name"),
                    of("nameEn", false, "英文名", "English name", "不填就用中文名", "the Chinese name when empty"),
                    of("area", true, "区域编码", "Area", "管哪个区域", "the area it serves"),
                    of(
                            "island",
                            false,
                            "出发的岛",
                            "Island",
                            "从哪个岛出发；不用出门的不填",
                            "where its people set out from; empty when they need not travel"),
                    of("phone", false, "电话", "Phone", "对外公布的号码", "the number it publishes"),
                    of(
                            "staffed",
                            false,
                            "值守时间",
                            "Staffed",
                            "24/7 或 WD 08:00-20:00；与上班时间相同不填",
                            "24/7 or WD 08:00-20:00; empty when it is the opening time"),
                    of("duties", false, "职责", "Duties", "职责编码，用 | 隔开", "codes of duties between upright bars"));
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            units.all()
                    .forEach(u -> rows.put(
                            u.code(),
                            List.of(
                                    u.code(),
                                    word(UNIT_KINDS, u.kind()),
                                    u.name(),
                                    u.nameEn(),
                                    u.area(),
                                    text(u.island()),
                                    text(u.phone()),
                                    text(units.staffedText(u.id())),
                                    String.join("|", u.duties()))));
            return rows;
        }

        @Override
        public List<String> normal(Line line) {
            return List.of(
                    line.needed("code"),
                    word(UNIT_KINDS, line.choice("kind", Unit.Kind.class, UNIT_KINDS)),
                    line.needed("name"),
                    orElse(line.text("nameEn"), line.text("name")),
                    line.needed("area"),
                    line.text("island"),
                    line.text("phone"),
                    line.text("staffed"),
                    String.join("|", line.list("duties")));
        }

        @Override
        public String key(List<String> normal) {
            return normal.getFirst();
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            var unit = new NewUnit(
                    row.get(0),
                    SetupSheets.constant(Unit.Kind.class, UNIT_KINDS, row.get(1)),
                    row.get(2),
                    row.get(3),
                    row.get(4),
                    optional(row.get(5)),
                    optional(row.get(6)),
                    optional(row.get(7)),
                    parts(row.get(8)));
            if (before == null) {
                units.create(unit, actor);
            } else {
                units.change(units.byCode(row.get(0)).orElseThrow().id(), unit, actor);
            }
        }

        @Override
        public boolean remove(String key, Actor actor) {
            UUID unit = units.byCode(key).orElseThrow().id();
            if (matters.anyOf(unit)) {
                return false;
            }
            units.withdraw(unit, actor);
            return true;
        }
    }

    private record Staff(Appointments appointments, Units units, Roles roles) implements SetupSheet {
        @Override
        public String name() {
            return "人员";
        }

        @Override
        public String nameEn() {
            return "Staff";
        }

        @Override
        public List<Column> columns() {
            String known =
                    roles.list().stream().map(r -> r.code() + " " + r.name()).collect(Collectors.joining("；"));
            return List.of(
                    of(
                            "login",
                            true,
                            "登录名",
                            "Login",
                            "2 到 40 个字母、数字、点、连字符、下划线",
                            "2 to 40 letters, digits, dots, hyphens, underscores"),
                    of(
                            "name",
                            true,
                            "姓名",
                            "Name",
                            "不要写密码：本人用邀请链接自己设",
                            "no passwords here: people set their own by an invitation"),
                    of("unit", false, "单位编码", "Unit", "单位表里的编码", "a code of the sheet Units"),
                    of("phone", false, "工作电话", "Work phone", "办公用的号码", "the phone of the desk"),
                    of("email", false, "邮箱", "E-mail", "用统一身份登录时填", "for an outside identity provider"),
                    of(
                            "roles",
                            true,
                            "角色",
                            "Roles",
                            "角色@区域编码，用 | 隔开。角色有：" + known,
                            "role@area code between upright bars. Roles: " + known));
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            appointments.everyOne().stream()
                    .filter(a -> !a.officer().state().equals("DISABLED"))
                    .forEach(a -> rows.put(
                            a.officer().login().toLowerCase(java.util.Locale.ROOT),
                            List.of(
                                    a.officer().login(),
                                    a.officer().name(),
                                    a.officer().unit() == null
                                            ? ""
                                            : units.find(a.officer().unit())
                                                    .map(Unit::code)
                                                    .orElse(""),
                                    text(a.officer().workPhone()),
                                    text(a.email()),
                                    a.roles().stream()
                                            .map(g -> g.role() + "@" + g.area())
                                            .sorted()
                                            .collect(Collectors.joining("|")))));
            return rows;
        }

        @Override
        public List<String> normal(Line line) {
            return List.of(
                    line.needed("login"),
                    line.needed("name"),
                    line.text("unit"),
                    line.text("phone"),
                    line.text("email"),
                    line.list("roles").stream()
                            .map(r -> {
                                if (r.indexOf('@') < 1) {
                                    throw line.wrong("roles", "setup.not-a-role", r);
                                }
                                return r;
                            })
                            .sorted()
                            .collect(Collectors.joining("|")));
        }

        @Override
        public String key(List<String> normal) {
            return normal.getFirst().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            if (before != null) {
                throw new Line.Wrong(Fault.ofFile("setup.account-is-there", row.get(0)));
            }
            UUID unit = row.get(2).isEmpty()
                    ? null
                    : units.byCode(row.get(2))
                            .orElseThrow(() -> unknown(row.get(2)))
                            .id();
            appointments.enrol(
                    by,
                    new Appointments.Newcomer(
                            row.get(0),
                            row.get(1),
                            unit,
                            optional(row.get(3)),
                            optional(row.get(4)),
                            parts(row.get(5)).stream()
                                    .map(r ->
                                            new RoleIn(r.substring(0, r.indexOf('@')), r.substring(r.indexOf('@') + 1)))
                                    .toList()));
        }

        @Override
        public boolean remove(String key, Actor actor) {
            UUID account = appointments.everyOne().stream()
                    .filter(a -> a.officer().login().equalsIgnoreCase(key))
                    .findFirst()
                    .orElseThrow()
                    .officer()
                    .id();
            appointments.withdraw(account, actor);
            return true;
        }
    }

    private record Landmarks(Places places, CountyCode county) implements SetupSheet {
        @Override
        public String name() {
            return "码头地标";
        }

        @Override
        public String nameEn() {
            return "Piers and landmarks";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    of("code", true, "编码", "Code", "如 pier-ganxie", "such as pier-ganxie"),
                    of("kind", true, "类型", "Kind", "从列表选", "choose from the list")
                            .from(words(Landmark.Kind.class, LANDMARK_KINDS)),
                    of("name", true, "名称", "Name", "大家怎么叫", "what people call it"),
                    of("nameEn", false, "英文名", "English name", "不填就用中文名", "the Chinese name when empty"),
                    of("otherNames", false, "别名", "Other names", "几个别名之间用 | 隔开", "several between upright bars"),
                    of("area", true, "区域编码", "Area", "所在网格的编码", "the grid it lies in"),
                    of("lon", true, "经度", "Longitude", "WGS-84，度", "WGS-84, degrees east"),
                    of("lat", true, "纬度", "Latitude", "WGS-84，度", "WGS-84, degrees north"));
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            Map<String, List<String>> others = places.otherNames();
            places.landmarks(county.value())
                    .forEach(l -> rows.put(
                            l.code(),
                            List.of(
                                    l.code(),
                                    word(LANDMARK_KINDS, l.kind()),
                                    l.name(),
                                    l.nameEn(),
                                    String.join("|", others.getOrDefault(l.code(), List.of())),
                                    l.area(),
                                    degrees(l.lon()),
                                    degrees(l.lat()))));
            return rows;
        }

        @Override
        public List<String> normal(Line line) {
            return List.of(
                    line.needed("code"),
                    word(LANDMARK_KINDS, line.choice("kind", Landmark.Kind.class, LANDMARK_KINDS)),
                    line.needed("name"),
                    orElse(line.text("nameEn"), line.text("name")),
                    String.join("|", line.list("otherNames")),
                    line.needed("area"),
                    degrees(line.degrees("lon", 180)),
                    degrees(line.degrees("lat", 90)));
        }

        @Override
        public String key(List<String> normal) {
            return normal.getFirst();
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            places.define(
                    new Landmark(
                            row.get(0),
                            SetupSheets.constant(Landmark.Kind.class, LANDMARK_KINDS, row.get(1)),
                            row.get(2),
                            row.get(3),
                            row.get(5),
                            Double.parseDouble(row.get(6)),
                            Double.parseDouble(row.get(7))),
                    parts(row.get(4)),
                    actor);
        }

        @Override
        public boolean remove(String key, Actor actor) {
            places.withdrawLandmark(key, actor);
            return true;
        }
    }

    private record RouteSheet(Routes routes) implements SetupSheet {
        @Override
        public String name() {
            return "航线";
        }

        @Override
        public String nameEn() {
            return "Ferry routes";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    of("code", true, "编码", "Code", "如 XCY-GQ", "such as XCY-GQ"),
                    of("name", true, "名称", "Name", "大家怎么叫", "what people call it"),
                    of("nameEn", false, "英文名", "English name", "不填就用中文名", "the Chinese name when empty"),
                    of("fromPier", true, "起点码头", "From pier", "码头名", "name of the pier"),
                    of("toPier", true, "终点码头", "To pier", "码头名", "name of the pier"),
                    of("islandA", true, "起点岛", "From island", "岛的编码", "the island's code"),
                    of(
                            "islandB",
                            false,
                            "终点岛",
                            "To island",
                            "岛的编码；终点在县外不填",
                            "the island's code; empty when that end lies outside the county"));
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            routes.all()
                    .forEach(r -> rows.put(
                            r.code(),
                            List.of(
                                    r.code(),
                                    r.name(),
                                    r.nameEn(),
                                    r.fromPier(),
                                    r.toPier(),
                                    r.islandA(),
                                    text(r.islandB()))));
            return rows;
        }

        @Override
        public List<String> normal(Line line) {
            String code = line.needed("code");
            if (!code.matches("[A-Za-z0-9-]{2,20}")) {
                throw line.wrong("code", "setup.not-a-code", code);
            }
            return List.of(
                    code,
                    line.needed("name"),
                    orElse(line.text("nameEn"), line.text("name")),
                    line.needed("fromPier"),
                    line.needed("toPier"),
                    line.needed("islandA"),
                    line.text("islandB"));
        }

        @Override
        public String key(List<String> normal) {
            return normal.getFirst();
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            routes.define(new Route(
                    row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), optional(row.get(6))));
        }

        @Override
        public boolean remove(String key, Actor actor) {
            return routes.withdraw(key);
        }
    }

    private record Categories(Routing routing) implements SetupSheet {
        @Override
        public String name() {
            return "事项类别";
        }

        @Override
        public String nameEn() {
            return "Categories";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    of(
                            "code",
                            true,
                            "编码",
                            "Code",
                            "如 living.water-leak，定了不再改",
                            "such as living.water-leak; stays for ever"),
                    of("parent", false, "上级编码", "Parent", "大类不填", "empty for a group"),
                    of("name", true, "名称", "Name", "中文名", "Chinese name"),
                    of("nameEn", false, "英文名", "English name", "不填就用中文名", "the Chinese name when empty"));
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            routing.categoriesNow().values().stream()
                    .sorted(java.util.Comparator.comparing((Category c) -> c.parent() != null)
                            .thenComparing(Category::code))
                    .forEach(c -> rows.put(c.code(), List.of(c.code(), text(c.parent()), c.name(), c.nameEn())));
            return rows;
        }

        @Override
        public List<String> normal(Line line) {
            String code = line.needed("code");
            if (!code.matches("[a-z0-9][a-z0-9.-]{0,59}")) {
                throw line.wrong("code", "setup.not-a-code", code);
            }
            return List.of(
                    code, line.text("parent"), line.needed("name"), orElse(line.text("nameEn"), line.text("name")));
        }

        @Override
        public String key(List<String> normal) {
            return normal.getFirst();
        }

        @Override
        public int rank(List<String> normal) {
            return normal.get(1).isEmpty() ? 0 : 1;
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            if (!row.get(1).isEmpty() && !routing.categoriesNow().containsKey(row.get(1))) {
                throw unknown(row.get(1));
            }
            routing.defineCategory(new Category(row.get(0), optional(row.get(1)), row.get(2), row.get(3)));
        }

        @Override
        public boolean remove(String key, Actor actor) {
            return routing.withdrawCategory(key);
        }
    }

    /** One line of the table for each category and area. */
    private record Rules(Routing routing, Units units) implements SetupSheet {
        @Override
        public String name() {
            return "派单规则";
        }

        @Override
        public String nameEn() {
            return "Routing rules";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    of("order", true, "顺序", "Order", "小的在前", "smaller ones first"),
                    of("category", true, "类别编码", "Category", "事项类别表里的编码", "a code of the sheet Categories"),
                    of("area", true, "区域编码", "Area", "在哪个区域有效；小区域优先", "where it holds; the smaller area decides"),
                    of("unit", true, "单位编码", "Unit", "归谁管", "whose duty it is"),
                    of(
                            "again",
                            true,
                            "重办单位编码",
                            "Unit for another try",
                            "提出人说没解决时换谁办，必须是另一个单位",
                            "who gets it when the requester says no; another unit"),
                    of("days", true, "工作日", "Working days", "1 到 60", "1 to 60"),
                    of(
                                    "presence",
                                    true,
                                    "要到现场",
                                    "Presence",
                                    "是 或 否；要到现场的，停航时自动停表",
                                    "yes or no; a suspended ferry stops its clock")
                            .from(List.of("是", "否")),
                    of("words", false, "关键词", "Words", "大家会怎么说，用 | 隔开", "what people say, between upright bars"),
                    of("basis", true, "依据", "Basis", "目录、文件或法条", "the catalogue, paper or law"),
                    of("duty", true, "职责说明", "Duty", "一句大白话", "in plain words"),
                    of("dutyEn", false, "英文职责说明", "Duty in English", "不填就用中文", "the Chinese words when empty"));
        }

        private Map<String, RoutingRule> lines() {
            Map<String, RoutingRule> lines = new LinkedHashMap<>();
            routing.rulesNow().stream()
                    .sorted(java.util.Comparator.comparing(RoutingRule::placeInOrder)
                            .thenComparing(RoutingRule::area))
                    .forEach(r -> lines.putIfAbsent(r.category() + "@" + r.area(), r));
            return lines;
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            lines().forEach((key, r) -> rows.put(
                    key,
                    List.of(
                            Integer.toString(r.placeInOrder()),
                            r.category(),
                            r.area(),
                            units.find(r.unit()).map(Unit::code).orElse(""),
                            units.find(r.againUnit()).map(Unit::code).orElse(""),
                            Integer.toString(r.budgetDays()),
                            r.needsPresence() ? "是" : "否",
                            String.join("|", r.words()),
                            r.basis(),
                            r.duty(),
                            r.dutyEn())));
            return rows;
        }

        @Override
        public List<String> normal(Line line) {
            return List.of(
                    Integer.toString(line.whole("order", 0, 1_000_000)),
                    line.needed("category"),
                    line.needed("area"),
                    line.needed("unit"),
                    line.needed("again"),
                    Integer.toString(line.whole("days", 1, 60)),
                    line.yes("presence") ? "是" : "否",
                    String.join("|", line.list("words")),
                    line.needed("basis"),
                    line.needed("duty"),
                    orElse(line.text("dutyEn"), line.text("duty")));
        }

        @Override
        public String key(List<String> normal) {
            return normal.get(1) + "@" + normal.get(2);
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            RoutingRule now = before == null ? null : lines().get(key(row));
            routing.change(
                    now == null ? List.of() : List.of(now.id()),
                    List.of(new RoutingRule.New(
                            Integer.parseInt(row.get(0)),
                            row.get(1),
                            row.get(2),
                            parts(row.get(7)),
                            unit(row.get(3)),
                            unit(row.get(4)),
                            Integer.parseInt(row.get(5)),
                            row.get(6).equals("是"),
                            row.get(8),
                            row.get(9),
                            row.get(10))),
                    actor);
        }

        private UUID unit(String code) {
            return units.byCode(code)
                    .filter(Unit::open)
                    .orElseThrow(() -> unknown(code))
                    .id();
        }

        @Override
        public boolean remove(String key, Actor actor) {
            RoutingRule line = lines().get(key);
            if (line != null) {
                routing.withdraw(line.id(), actor);
            }
            return true;
        }
    }

    /** One row a holiday; a year counts as the sum of its rows, those that stand there and those that come. */
    private record Calendar(CalendarYears years) implements SetupSheet {
        @Override
        public String name() {
            return "节假日";
        }

        @Override
        public String nameEn() {
            return "Holidays";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    of("year", true, "年份", "Year", "如 2027", "such as 2027"),
                    of("zh", true, "节日", "Holiday", "如 春节", "its Chinese name"),
                    of("en", false, "英文名", "English name", "如 Spring Festival", "such as Spring Festival"),
                    of("from", true, "放假从", "Off from", "2027-02-05", "2027-02-05"),
                    of("until", true, "放假到", "Off until", "只放一天的，与前一格相同", "the same day for a single day"),
                    of(
                            "work",
                            false,
                            "上班的周末",
                            "Worked in return",
                            "调休上班日，用 | 隔开",
                            "weekend days worked in return, between upright bars"),
                    of("source", true, "文件", "Source", "国务院办公厅通知的名称和文号", "the State Council's notice"));
        }

        @Override
        public Map<String, List<String>> present() {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            years.all()
                    .forEach((year, holidays) -> holidays.forEach(h -> rows.put(
                            year + " " + h.zh(),
                            List.of(
                                    Integer.toString(year),
                                    h.zh(),
                                    h.en(),
                                    h.from().toString(),
                                    h.until().toString(),
                                    h.work().stream().map(LocalDate::toString).collect(Collectors.joining("|")),
                                    years.source(year)))));
            return rows;
        }

        @Override
        public List<String> normal(Line line) {
            return List.of(
                    Integer.toString(line.whole("year", 2000, 2200)),
                    line.needed("zh"),
                    orElse(line.text("en"), line.text("zh")),
                    line.day("from").toString(),
                    line.day("until").toString(),
                    line.list("work").stream()
                            .map(d -> line.day("work", d).toString())
                            .sorted()
                            .collect(Collectors.joining("|")),
                    line.needed("source"));
        }

        @Override
        public String key(List<String> normal) {
            return normal.get(0) + " " + normal.get(1);
        }

        @Override
        public void store(List<String> row, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
            change(Integer.parseInt(row.get(0)), row.get(6), row.get(1), holiday(row), actor);
        }

        @Override
        public boolean remove(String key, Actor actor) {
            int year = Integer.parseInt(key.substring(0, key.indexOf(' ')));
            change(year, years.source(year), key.substring(key.indexOf(' ') + 1), null, actor);
            return true;
        }

        private static Holiday holiday(List<String> row) {
            return new Holiday(
                    row.get(1),
                    row.get(2),
                    LocalDate.parse(row.get(3)),
                    LocalDate.parse(row.get(4)),
                    parts(row.get(5)).stream().map(LocalDate::parse).toList());
        }

        private void change(int year, String source, String name, @Nullable Holiday holiday, Actor actor) {
            List<Holiday> now = new ArrayList<>(new TreeMap<>(years.all()).getOrDefault(year, List.of()));
            now.removeIf(h -> h.zh().equals(name));
            if (holiday != null) {
                now.add(holiday);
            }
            if (now.isEmpty()) {
                years.withdraw(year, actor);
                return;
            }
            try {
                years.load(year, source, now, actor);
            } catch (IllegalArgumentException e) {
                var day = DAY.matcher(text(e.getMessage()));
                throw new Line.Wrong(Fault.ofFile("setup.holiday", day.find() ? day.group() : name));
            }
        }
    }
}
