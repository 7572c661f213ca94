// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

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
                .allSatisfy(room -> assertThat(RoomsPicture.floor(room)).as(room).isNotNegative());
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
