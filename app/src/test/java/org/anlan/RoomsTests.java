// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the plan of the house true, and draws it. */
class RoomsTests {
    private static final ApplicationModules ROOMS = ApplicationModules.of(Anlan.class);

    @Test
    void everyRoomCallsOnlyTheRoomsItNames() {
        ROOMS.verify();
    }

    @Test
    void everyRoomStandsOnAFloorOfThePlan() {
        assertThat(ROOMS.stream().map(room -> room.getIdentifier().toString()))
                .allSatisfy(
                        room -> assertThat(RoomsPicture.floor(room)).as(room).isNotNegative());
    }

    @Test
    void noArrowPointsUp() {
        var wrong = new ArrayList<String>();
        for (ApplicationModule room : ROOMS) {
            String from = room.getIdentifier().toString();
            room.getDirectDependencies(ROOMS).uniqueModules().forEach(used -> {
                String to = used.getIdentifier().toString();
                if (RoomsPicture.floor(to) > RoomsPicture.floor(from)) {
                    wrong.add(from + " uses " + to + ", which stands above it");
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoomIsListedAfterTheRoomsWhoseTablesItMayNeed() throws IOException {
        // with this list the office opens without reading its own classes first: some 6 s of CPU and 100 MB less
        var listed = listedRooms();
        assertThat(listed)
                .as("rooms in META-INF/spring-modulith/application-modules.json, whose tables are made in this order")
                .containsExactlyInAnyOrderElementsOf(ROOMS.stream()
                        .map(room -> room.getIdentifier().toString())
                        .toList());
        for (ApplicationModule room : ROOMS) {
            int place = listed.indexOf(room.getIdentifier().toString());
            assertThat(room.getDirectDependencies(ROOMS).uniqueModules())
                    .as("rooms that %s uses", room.getIdentifier())
                    .allSatisfy(used -> assertThat(
                                    listed.indexOf(used.getIdentifier().toString()))
                            .isLessThan(place));
        }
    }

    /** The rooms in the order in which their tables are made. */
    static List<String> listedRooms() throws IOException {
        try (var file = Anlan.class.getResourceAsStream("/META-INF/spring-modulith/application-modules.json")) {
            return List.copyOf(new JsonMapper().readTree(file).propertyNames());
        }
    }

    @Test
    void drawsTheRooms() throws IOException {
        var picture = RoomsPicture.of(ROOMS);
        // ./anlan docs puts the pictures into the documents; a plain test run leaves the working copy alone
        Path rooms = Boolean.getBoolean("anlan.docs") ? RoomsPicture.DOCUMENTS : Path.of("target", "rooms");
        Files.createDirectories(rooms);
        Files.writeString(rooms.resolve("README.md"), picture.page());
        Files.writeString(rooms.resolve("rooms.svg"), picture.svg());
        assertThat(rooms.resolve("rooms.svg")).content().contains("kernel", "通用词");
    }

    @Test
    void writesEveryRoomsCanvasForThoseWhoWantTheDetail() {
        var folder = Path.of("target", "rooms");
        new Documenter(ROOMS, Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
        assertThat(folder.resolve("components.puml")).exists();
    }
}
