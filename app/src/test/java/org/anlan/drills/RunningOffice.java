// SPDX-License-Identifier: Apache-2.0
package org.anlan.drills;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.random.RandomGenerator;

/**
 * The application as it is shipped, in a process of its own with its own PostgreSQL: started from the directory that
 * {@code ./anlan} built, killed without mercy, started again.
 */
final class RunningOffice {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path built;
    private final Path home;
    private final int port;
    private final List<String> settings;
    private Process process;

    /**
     * An office that is not open yet.
     *
     * @param home its directory
     * @param settings further settings, {@code --key=value}
     */
    RunningOffice(Path home, String... settings) throws IOException {
        this.settings = List.of(settings);
        String directory = System.getProperty("anlan.built");
        if (directory == null) {
            throw new IllegalStateException("a drill needs the built application: ./anlan test --long builds it");
        }
        this.built = Path.of(directory);
        this.home = Files.createDirectories(home).toAbsolutePath();
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    /** Opens the office and waits until it serves. */
    Duration open() throws Exception {
        long began = System.nanoTime();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (Files.exists(built.resolve("anlan.aot"))) {
            command.add("-XX:AOTCache=" + built.resolve("anlan.aot"));
        }
        command.addAll(List.of("-jar", built.resolve("anlan.jar").toString()));
        command.addAll(settings);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("console.log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ANLAN_"));
        builder.environment().put("ANLAN_HOME", home.toString());
        builder.environment().put("ANLAN_PORT", "" + port);
        builder.environment().put("ANLAN_SAMPLE", "demo");
        process = builder.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!("" + process.pid()).equals(instance("pid"))) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("the office did not open; see " + home.resolve("console.log"));
            }
            Thread.sleep(50);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** The password of one of the demo county's officers. */
    String password(String login) throws IOException {
        return Files.readAllLines(home.resolve("sign-ins.txt")).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words[0].equals(login))
                .map(words -> words[1])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody signs in as " + login));
    }

    /** A connection to the office's own database. */
    Connection database() throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/postgres"
                        .formatted(Files.readString(home.resolve("pg/port")).strip()),
                "postgres",
                Files.readString(home.resolve("pg/password")).strip());
    }

    /** What the office says to {@code ./anlan verify}. */
    HttpResponse<String> verify() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address() + "/api/instance/verify"))
                    .headers("Authorization", "Bearer " + instance("token"), "Accept-Language", "en")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Ends the application and every process of its database with SIGKILL, in an order that chance decides. */
    void kill(RandomGenerator chance) throws Exception {
        var victims = new ArrayList<ProcessHandle>();
        victims.add(process.toHandle());
        long postmaster = Long.parseLong(Files.readAllLines(home.resolve("pg/data/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(postmaster).ifPresent(server -> {
            victims.add(server);
            server.descendants().forEach(victims::add);
        });
        for (int i = victims.size() - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            var other = victims.get(i);
            victims.set(i, victims.get(j));
            victims.set(j, other);
        }
        victims.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    /** Closes the office as an operator does. */
    void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor();
        }
    }

    private String instance(String name) throws IOException {
        var said = new Properties();
        Path file = home.resolve("instance");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                said.load(reader);
            }
        }
        return said.getProperty(name);
    }
}
