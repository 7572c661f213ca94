// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The county office: one application whose rooms are the packages beside this class. */
@Modulithic(systemName = "Anlan 安澜")
@SpringBootApplication
public class Anlan {
    /**
     * Opens the office.
     *
     * @param args Spring Boot's command line, passed on as it is
     */
    public static void main(String[] args) {
        SpringApplication.run(Anlan.class, args);
    }
}
