// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The server that belongs to the application, with its disk writes on as a county runs it. */
class EmbeddedPostgresTests {
    private static final Path PROGRAMS = Path.of("target", "test-postgres", "programs");
    private static final Map<String, String> SMALL = Map.of("shared_buffers", "32MB");

    @TempDir
    Path home;

    @Test
    void keepsItsRowsAndItsPortOverARestart() throws Exception {
        int port;
        try (var first = start()) {
            port = first.port();
            execute(first, "create table kept (n int)", "insert into kept values (7)");
        }
        try (var second = start()) {
            assertThat(number(second, "select n from kept")).isEqualTo(7);
            assertThat(second.port()).isEqualTo(port);
        }
    }

    @Test
    void waitsForTheDiskBeforeItAcknowledges() throws Exception {
        try (var server = start()) {
            var jdbc = JdbcClient.create(dataSource(server));
            assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
            assertThat(jdbc.sql("show synchronous_commit").query(String.class).single())
                    .isEqualTo("on");
            assertThat(jdbc.sql("show data_checksums").query(String.class).single())
                    .isEqualTo("on");
            new DurabilityCheck(jdbc).afterPropertiesSet();
        }
    }

    @Test
    void theOfficeDoesNotOpenOnADatabaseThatMayForget() {
        try (var server = EmbeddedPostgres.start(home, PROGRAMS, Map.of("synchronous_commit", "off"))) {
            var check = new DurabilityCheck(JdbcClient.create(dataSource(server)));
            assertThatThrownBy(check::afterPropertiesSet)
                    .hasMessageContaining("synchronous_commit = off")
                    .hasMessageContaining("does not start");
        }
    }

    @Test
    void nobodyElseReadsThePasswordAndNobodyEntersWithoutIt() throws Exception {
        try (var server = start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(server.password()).hasSizeGreaterThanOrEqualTo(32);
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "postgres", "postgres")
                            .close())
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesASecondInstanceOfThisProcessWithASentence() {
        try (var server = start()) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgres.InUse.class)
                    .hasMessageContaining("another Anlan is using")
                    .hasMessageContaining("ANLAN_HOME");
        }
    }

    @Test
    void refusesASecondProcessWithASentence() throws Exception {
        var other = new Other(home);
        try {
            other.awaitAcknowledged(1);
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgres.InUse.class)
                    .hasMessageContaining("another Anlan is using");
        } finally {
            other.killApplication();
        }
        start().close();
    }

    @Test
    void takesOverAServerThatOutlivedItsApplication() throws Exception {
        var other = new Other(home);
        var acknowledged = other.awaitAcknowledged(200);
        other.killApplication();
        try (var server = start()) {
            assertThat(rows(server)).containsAll(acknowledged);
        }
    }

    @Test
    void findsEveryAcknowledgedRowAfterApplicationAndServerWereKilled() throws Exception {
        var acknowledged = new HashSet<Integer>();
        for (int round = 0; round < 3; round++) {
            var other = new Other(home);
            acknowledged.addAll(other.awaitAcknowledged(200 + 100 * round));
            acknowledged.addAll(other.killEverything());
        }
        try (var server = start()) {
            assertThat(rows(server)).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }

    @Test
    void aLeftFileThatNamesAForeignProcessDoesNotKeepItFromStarting() throws Exception {
        start().close();
        Files.writeString(
                home.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n1\n1\n\n127.0.0.1\n\nstarting\n");
        start().close();
    }

    @Test
    void anInitialisationCutShortIsDoneAgain() throws Exception {
        Files.createDirectories(home.resolve("data.making/base"));
        Files.writeString(home.resolve("data.making/PG_VERSION"), "18");
        try (var server = start()) {
            assertThat(number(server, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void refusesDataOfAnotherMajorReleaseWithASentence() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .hasMessageContaining("was written by PostgreSQL 17")
                .hasMessageContaining("this is 18.6");
    }

    @Test
    void runsAsASystemUserWhereRootHasNoNamespace() throws Exception {
        var guise = PostgresPrograms.isRoot() ? PostgresPrograms.Guise.SYSTEM_USER : PostgresPrograms.Guise.SELF;
        // the system user has to pass through the directories above, which a temporary one closes to others
        var open = Files.createTempDirectory("anlan-guise");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var server = EmbeddedPostgres.start(
                open.resolve("pg"), new PostgresPrograms(open.resolve("programs"), guise), SMALL)) {
            assertThat(number(server, "select 1")).isEqualTo(1);
            var uid = (Integer) Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid");
            assertThat(uid).isNotZero();
        } finally {
            PostgresPrograms.delete(open);
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, PROGRAMS, SMALL);
    }

    private static DriverManagerDataSource dataSource(EmbeddedPostgres server) {
        return new DriverManagerDataSource(server.url(), "postgres", server.password());
    }

    private static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
        try (var connection = dataSource(server).getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int number(EmbeddedPostgres server, String sql) {
        return JdbcClient.create(dataSource(server))
                .sql(sql)
                .query(Integer.class)
                .single();
    }

    private static List<Integer> rows(EmbeddedPostgres server) {
        return JdbcClient.create(dataSource(server))
                .sql("select n from acknowledged")
                .query(Integer.class)
                .list();
    }

    /** Another application on the same directory: it inserts rows one by one and says each number once it is committed. */
    private static final class Other {
        private final Path home;
        private final Process process;
        private final BufferedReader said;
        private final List<Integer> acknowledged = new ArrayList<>();

        Other(Path home) throws IOException {
            this.home = home;
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            InsertForever.class.getName(),
                            home.toString(),
                            PROGRAMS.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            said = process.inputReader();
        }

        List<Integer> awaitAcknowledged(int count) throws IOException {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("committed ")) {
                    acknowledged.add(number(line));
                    if (acknowledged.size() >= count) {
                        return acknowledged;
                    }
                }
            }
            throw new AssertionError("the other application ended before it had committed " + count + " rows");
        }

        private static int number(String line) {
            return Integer.parseInt(line.substring("committed ".length(), line.length() - 1));
        }

        void killApplication() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /** Kills the application and, at the same time, every process of the server; returns what it had still said. */
        List<Integer> killEverything() throws Exception {
            long postmaster =
                    LeftoverServer.pid(home.resolve("data/postmaster.pid")).orElseThrow();
            var all = new ArrayList<ProcessHandle>();
            ProcessHandle.of(postmaster).ifPresent(root -> {
                all.add(root);
                root.descendants().forEach(all::add);
            });
            process.toHandle().destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
            var rest = new ArrayList<Integer>();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                // the last line may be cut short by the kill: a number that lost its end is not a number that was said
                if (line.matches("committed [0-9]+;")) {
                    rest.add(number(line));
                }
            }
            return rest;
        }
    }

    /** The other application's program. */
    static final class InsertForever {
        private InsertForever() {}

        public static void main(String[] arguments) throws SQLException {
            var server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), SMALL);
            try (var connection = dataSource(server).getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create table if not exists acknowledged (n int generated always as identity)");
                while (true) {
                    try (var row = statement.executeQuery("insert into acknowledged default values returning n")) {
                        row.next();
                        System.out.println("committed " + row.getInt(1) + ";");
                    }
                }
            }
        }
    }
}
