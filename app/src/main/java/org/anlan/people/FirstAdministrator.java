// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets somebody into an office that has no accounts yet: the first administrator, with a fresh password in a file that
 * only the owner of the node's directory can read. There is no password that two installations share.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Administrators administrators;
    private final CountyCode county;
    private final Path file;

    FirstAdministrator(Accounts accounts, Administrators administrators, CountyCode county, KernelSettings settings) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.county = county;
        this.file = settings.home().resolve("sign-ins.txt");
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (administrators.any()) {
            return;
        }
        String password = accounts.generatePassword();
        try {
            accounts.create(new NewAccount(
                    "admin", "平台管理员", null, null, password, List.of(new RoleIn("sysadmin", county.value()))));
        } catch (AccountRefused e) {
            // another node was faster, or the county switched every administrator off by hand
            log.warn("there is no account manager, and the first one cannot be made: {}", e.reason());
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file,
                "平台管理员 administrator  admin  " + password + System.lineSeparator(),
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        log.info("the first administrator's sign-in is in {}", file.toAbsolutePath());
    }
}
