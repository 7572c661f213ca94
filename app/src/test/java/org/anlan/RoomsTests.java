// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
    void drawsTheRoomsIntoTheDocuments() {
        new Documenter(
                        ROOMS,
                        Documenter.Options.defaults()
                                .withOutputFolder(Path.of("target", "rooms").toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
    }
}
