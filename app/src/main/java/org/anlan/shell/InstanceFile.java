// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.anlan.kernel.KernelSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says to the launcher's verbs where the running office is and what opens its side door: {@code <home>/instance}, mode
 * 0600, there while the office is open. Lines of {@code name=value}: pid, started (milliseconds since 1970), address,
 * token. A file whose process is gone, or whose number another process got meanwhile, is stale and means nothing.
 */
@Component
public class InstanceFile {
    private static final Logger log = LoggerFactory.getLogger(InstanceFile.class);

    private final Path file;
    private final Environment environment;
    private final String token;

    /**
     * What a file says.
     *
     * @param pid the office's process
     * @param started when that process started, in milliseconds since 1970
     * @param address such as {@code http://localhost:8080}
     * @param token what the side door asks for
     */
    record Instance(long pid, long started, String address, String token) {
        boolean isRunning() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .filter(start -> start.toEpochMilli() == started)
                    .isPresent();
        }

        @Override
        public String toString() {
            return address + " (pid " + pid + ")"; // the token stays out of logs
        }
    }

    InstanceFile(KernelSettings settings, Environment environment) {
        this.file = settings.home().toAbsolutePath().resolve("instance");
        this.environment = environment;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.token = HexFormat.of().formatHex(secret);
        read(file).filter(Instance::isRunning).filter(other -> !isUs(other)).ifPresent(other -> {
            throw new IllegalStateException(
                    "another Anlan is open at %s and owns %s: stop it first, or set ANLAN_HOME to another directory"
                            .formatted(other, file.getParent()));
        });
    }

    /**
     * Whether somebody who says this word may use the side door; takes the same time for every wrong word.
     *
     * @param word what was said
     */
    boolean opensWith(String word) {
        return MessageDigest.isEqual(word.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @EventListener
    void opened(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            var us = new Instance(
                    ProcessHandle.current().pid(),
                    startOfThisProcess(),
                    scheme() + "://localhost:" + context.getWebServer().getPort(),
                    token);
            write(us);
            log.info("open at {}", us);
        }
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        if (read(file).filter(found -> found.token().equals(token)).isPresent()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                log.warn("cannot remove {}; it is stale from now on", file, e);
            }
        }
    }

    private String scheme() {
        boolean tls = environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate");
        return tls && environment.getProperty("server.ssl.enabled", Boolean.class, true) ? "https" : "http";
    }

    private void write(Instance instance) {
        String text = "pid=%d%nstarted=%d%naddress=%s%ntoken=%s%n"
                .formatted(instance.pid(), instance.started(), instance.address(), instance.token());
        try {
            Path directory = Files.createDirectories(file.resolveSibling("."));
            Path whole = Files.createTempFile(
                    directory,
                    "instance",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static boolean isUs(Instance instance) {
        return instance.pid() == ProcessHandle.current().pid();
    }

    private static long startOfThisProcess() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    /** Reads a file; one that is missing, cut short or not ours to read is no instance. */
    static Optional<Instance> read(Path file) {
        Map<String, String> said = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    said.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return Optional.of(new Instance(
                    Long.parseLong(said.getOrDefault("pid", "")),
                    Long.parseLong(said.getOrDefault("started", "")),
                    said.getOrDefault("address", ""),
                    said.getOrDefault("token", "")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
