// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/**
 * Draws the rooms as they are built: floor by floor, with an arrow for each room that another calls (drawn through) or
 * only hears (dashed). Equal rooms give equal bytes, so a change of the picture is a change of the house.
 */
final class RoomsPicture {
    /** The floors of the plan from the ground up; a room above may use a room below, never the other way. */
    static final Map<String, List<String>> FLOORS = new LinkedHashMap<>();

    static {
        FLOORS.put("foundation 地基", List.of("kernel", "watch"));
        FLOORS.put(
                "ground floor 一层", List.of("place", "people", "organisations", "files", "papers", "notify", "audit"));
        FLOORS.put("the two intakes 受理", List.of("matters", "alarms"));
        FLOORS.put(
                "the rooms 各房间",
                List.of(
                        "councils",
                        "covenants",
                        "recognition",
                        "mediation",
                        "legal",
                        "cases",
                        "reintegration",
                        "sensing",
                        "sea",
                        "harbour",
                        "dispatch"));
        FLOORS.put("the lookout 瞭望", List.of("insight", "supervision", "rights"));
        FLOORS.put("the edge 玄关", List.of("setup", "shell", "backup", "feeds", "sample"));
    }

    /** Where the documents keep the picture. */
    static final Path DOCUMENTS = Path.of("..", "docs", "rooms");

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final int BOX_WIDTH = 132;
    private static final int BOX_HEIGHT = 46;
    private static final int GAP = 28;
    private static final int FLOOR_HEIGHT = 118;
    private static final int LEFT = 150;

    private final List<Room> rooms;

    /** A room and what it uses. */
    private record Room(
            String name, String chinese, String sentence, int floor, TreeSet<String> calls, TreeSet<String> hears) {}

    private RoomsPicture(List<Room> rooms) {
        this.rooms = rooms;
    }

    static RoomsPicture of(ApplicationModules modules) {
        var rooms = new ArrayList<Room>();
        for (ApplicationModule module : modules) {
            rooms.add(room(module, modules));
        }
        rooms.sort((a, b) ->
                a.floor() != b.floor() ? a.floor() - b.floor() : place(a.name()).compareTo(place(b.name())));
        return new RoomsPicture(rooms);
    }

    /** Which floor a room stands on, 0 is the foundation; -1 when the plan does not have it. */
    static int floor(String room) {
        var floors = List.copyOf(FLOORS.values());
        for (int i = 0; i < floors.size(); i++) {
            if (floors.get(i).contains(room)) {
                return i;
            }
        }
        return -1;
    }

    private static Integer place(String room) {
        return FLOORS.values().stream()
                .filter(floor -> floor.contains(room))
                .map(floor -> floor.indexOf(room))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static Room room(ApplicationModule module, ApplicationModules modules) {
        String name = module.getIdentifier().toString();
        var calls = new TreeSet<String>();
        var hears = new TreeSet<String>();
        module.getDirectDependencies(modules).stream().forEach(dependency -> {
            var into = dependency.getDependencyType() == DependencyType.EVENT_LISTENER ? hears : calls;
            into.add(dependency.getTargetModule().getIdentifier().toString());
        });
        hears.removeAll(calls);
        String shown = module.getDisplayName();
        String chinese = shown.contains(" ") ? shown.substring(shown.lastIndexOf(' ') + 1) : "";
        return new Room(name, chinese, sentence(module), floor(name), calls, hears);
    }

    /** The first sentence of the room's package description, without the Chinese term at its end. */
    private static String sentence(ApplicationModule module) {
        var file = Path.of("src/main/java", module.getBasePackage().getName().replace('.', '/'), "package-info.java");
        try {
            var found = JAVADOC.matcher(Files.readString(file));
            if (!found.find()) {
                return "";
            }
            String text = found.group(1).replaceAll("\\s*\\n\\s*\\* ?", " ").strip();
            int end = text.indexOf(". ");
            String first = end < 0 ? text : text.substring(0, end + 1);
            return first.replaceAll("\\{@\\w+ ([^}]*)}", "$1").replaceAll("\\s*\\p{IsHan}+\\.?$", ".");
        } catch (IOException e) {
            return "";
        }
    }

    /** The page of the rooms: a Mermaid graph and a table. */
    String page() {
        var text = new StringBuilder("""
                <!-- drawn by RoomsTests; do not edit by hand -->
                # The rooms as they are built

                ![The rooms, floor by floor](rooms.svg)

                An arrow goes from a room to one that it calls; a dashed arrow to one whose news it only hears. Every room also
                uses `kernel`; those arrows are left out of the picture.

                | room | 中文 | what it is | calls | hears |
                |---|---|---|---|---|
                """);
        for (Room room : rooms) {
            text.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            room.name(),
                            room.chinese(),
                            room.sentence(),
                            String.join(", ", room.calls()),
                            String.join(", ", room.hears())));
        }
        text.append("\n```mermaid\ngraph TD\n");
        for (Room room : rooms) {
            text.append("  %s[\"%s %s\"]%n".formatted(room.name(), room.name(), room.chinese()));
        }
        for (Room room : rooms) {
            arrows(room.calls()).forEach(to -> text.append("  %s --> %s%n".formatted(room.name(), to)));
            arrows(room.hears()).forEach(to -> text.append("  %s -.-> %s%n".formatted(room.name(), to)));
        }
        return text.append("```\n").toString();
    }

    private static List<String> arrows(TreeSet<String> rooms) {
        return rooms.stream().filter(name -> !name.equals("kernel")).toList();
    }

    /** The picture: one row a floor, the ground at the bottom. */
    String svg() {
        var floors =
                rooms.stream().collect(Collectors.groupingBy(Room::floor, LinkedHashMap::new, Collectors.toList()));
        var levels = new ArrayList<>(floors.keySet());
        int widest = floors.values().stream().mapToInt(List::size).max().orElse(1);
        int width = LEFT + widest * (BOX_WIDTH + GAP) + GAP;
        int height = levels.size() * FLOOR_HEIGHT + 20;
        var boxes = new LinkedHashMap<String, int[]>();
        for (int level = 0; level < levels.size(); level++) {
            var row = floors.get(levels.get(level));
            int y = height - (level + 1) * FLOOR_HEIGHT + 24;
            int rowWidth = row.size() * (BOX_WIDTH + GAP) - GAP;
            // neighbours above one another stand a little aside, so that arrows do not run through them
            int aside = row.size() < widest ? (level % 3 - 1) * (BOX_WIDTH - GAP) : 0;
            int x = LEFT + (width - LEFT - rowWidth) / 2 + aside;
            for (Room room : row) {
                boxes.put(room.name(), new int[] {x, y});
                x += BOX_WIDTH + GAP;
            }
        }
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" role="img">
                <title>The rooms of Anlan, floor by floor</title>
                <rect width="100%%" height="100%%" fill="#fbfaf7"/>
                <defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b7083"/></marker></defs>
                """.formatted(width, height));
        var names = List.copyOf(FLOORS.keySet());
        for (int level = 0; level < levels.size(); level++) {
            int y = height - (level + 1) * FLOOR_HEIGHT;
            String name = levels.get(level) < 0 ? "" : names.get(levels.get(level));
            svg.append(
                    "<line x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#d9d4c7\"/>%n<text x=\"14\" y=\"%d\" font-size=\"13\" fill=\"#6b6455\">%s</text>%n"
                            .formatted(width, y, y, y + 52, name));
        }
        for (Room room : rooms) {
            arrows(room.calls()).forEach(to -> svg.append(arrow(boxes.get(room.name()), boxes.get(to), false)));
            arrows(room.hears()).forEach(to -> svg.append(arrow(boxes.get(room.name()), boxes.get(to), true)));
        }
        for (Room room : rooms) {
            int[] at = boxes.get(room.name());
            svg.append("""
                    <rect x="%d" y="%d" width="%d" height="%d" rx="4" fill="#fff" stroke="#2f4a5f"/>
                    <text x="%d" y="%d" font-size="14" text-anchor="middle" fill="#1d2b36">%s</text>
                    <text x="%d" y="%d" font-size="12" text-anchor="middle" fill="#5b7083">%s</text>
                    """.formatted(
                            at[0],
                            at[1],
                            BOX_WIDTH,
                            BOX_HEIGHT,
                            at[0] + BOX_WIDTH / 2,
                            at[1] + 20,
                            room.name(),
                            at[0] + BOX_WIDTH / 2,
                            at[1] + 37,
                            room.chinese()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String arrow(int[] from, int[] to, boolean dashed) {
        int half = BOX_WIDTH / 2;
        String path;
        if (from[1] == to[1]) { // on one floor: a bow below the boxes
            int y = from[1] + BOX_HEIGHT;
            path = "M%d %dC%d %d %d %d %d %d"
                    .formatted(from[0] + half, y, from[0] + half, y + 34, to[0] + half, y + 34, to[0] + half, y + 2);
        } else {
            int y1 = from[1] + BOX_HEIGHT;
            int bend = (to[1] - y1) / 2;
            path = "M%d %dC%d %d %d %d %d %d"
                    .formatted(
                            from[0] + half,
                            y1,
                            from[0] + half,
                            y1 + bend,
                            to[0] + half,
                            to[1] - bend,
                            to[0] + half,
                            to[1] - 2);
        }
        return "<path d=\"%s\" fill=\"none\" stroke=\"#9fb2c1\"%s marker-end=\"url(#to)\"/>%n"
                .formatted(path, dashed ? " stroke-dasharray=\"4 4\"" : "");
    }
}
