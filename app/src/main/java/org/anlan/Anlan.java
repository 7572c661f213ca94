// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import org.anlan.backup.BackupVerbs;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The county office: one application whose rooms are the packages beside this class. */
@Modulithic(systemName = "Anlan 安澜")
@SpringBootApplication
public class Anlan {
    /**
     * Opens the office, or does a verb of the launcher for which no office may be open.
     *
     * @param args {@code restore DIR}, {@code check DIR}, or Spring Boot's command line, passed on as it is
     */
    public static void main(String[] args) {
        if (BackupVerbs.areIn(args)) {
            System.exit(BackupVerbs.run(args));
        }
        SpringApplication.run(Anlan.class, args);
    }
}
