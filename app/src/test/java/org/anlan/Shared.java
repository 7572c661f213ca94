// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of data for tests that lies beside the checkout and is no part of it. */
public final class Shared {
    private static final Path FOLDER = Path.of("../../shared").toAbsolutePath().normalize();

    private Shared() {}

    /**
     * A file of the folder; the test skips, and says so, where there is none.
     *
     * @param path such as {@code data/messages/unlabelled-raw.csv}
     */
    public static Path file(String path) {
        Path file = FOLDER.resolve(path);
        Assumptions.assumeTrue(
                Files.isReadable(file), "Not run: shared/" + path + " is not beside the checkout (" + FOLDER + ")");
        return file;
    }
}
