// SPDX-License-Identifier: Apache-2.0
package org.anlan.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anlan.OtherOffice;
import org.anlan.TestDatabase;
import org.anlan.kernel.LogVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes that open on one empty database at the same moment and share the work from then on. The second one stands
 * behind a proxy on this machine that its settings name; the first one has none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTests {
    private static final String VILLAGE = "330922202202";
    private static final int LIVE_TRIES = 20;
    private static final Pattern HEARD = Pattern.compile("\"kind\":\"matter\",\"id\":\"([0-9a-f-]{36})\"");

    private TestDatabase database;
    private Path scratch;
    private OtherOffice one;
    private OtherOffice two;
    private JdbcClient jdbc;
    private DeskClient dispatcher;

    @BeforeAll
    void openBothAtOnce() throws Exception {
        database = TestDatabase.empty();
        scratch = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "nodes")
                .toAbsolutePath();
        var first = open("one");
        var second = open("two", "anlan.edge.trusted-proxies=127.0.0.1");
        one = first.get(5, TimeUnit.MINUTES);
        two = second.get(5, TimeUnit.MINUTES);
        jdbc = one.get(JdbcClient.class);
        dispatcher = new DeskClient(one.address(), "jianwan", password("jianwan"));
    }

    private CompletableFuture<OtherOffice> open(String name, String... settings) {
        var all = Stream.concat(Stream.of("anlan.sample=demo"), Stream.of(settings))
                .toArray(String[]::new);
        return CompletableFuture.supplyAsync(
                () -> OtherOffice.open(scratch.resolve(name), database.url(), all),
                task -> Thread.ofPlatform().name("opening " + name).start(task));
    }

    /** Whichever node was first to load the officers wrote their passwords into its own home. */
    private String password(String login) throws IOException {
        for (String node : List.of("one", "two")) {
            Path sheet = scratch.resolve(node).resolve("sign-ins.txt");
            if (Files.exists(sheet)) {
                for (String line : Files.readAllLines(sheet)) {
                    String[] words = line.strip().split("\\s+");
                    if (words[0].equals(login)) {
                        return words[1];
                    }
                }
            }
        }
        throw new IllegalStateException("nobody signs in as " + login);
    }

    @AfterAll
    void close() {
        if (one != null) {
            one.close();
        }
        if (two != null) {
            two.close();
        }
        database.close();
    }

    @Test
    @Order(1)
    void bothServeAndTheTablesAndTheDemoCountyWereMadeOnce() throws Exception {
        for (var node : List.of(one, two)) {
            assertThat(ask(node, "/").statusCode()).isEqualTo(200);
            assertThat(ask(node, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
        assertThat(number("""
                select count(*) from (select version from flyway_schema_history_kernel where type = 'SQL'
                                       group by version having count(*) > 1) twice""")).isZero();
        assertThat(number("select count(*) - count(distinct stage) from sample.stage"))
                .isZero();
        assertThat(number("select count(*) - count(distinct name) from matters.category"))
                .isZero();
    }

    @Test
    @Order(2)
    void whoSignedInAtOneNodeIsSignedInAtTheOtherAndSignsOutOfBoth() throws Exception {
        var officer = new DeskClient(two.address(), "heting", password("heting"));
        assertThat(officer.at(one.address()).get("/api/session").get("name").asString())
                .isNotBlank();
        officer.at(one.address()).signOut();
        assertThatThrownBy(() -> officer.get("/api/desk/list/due")).hasMessageStartingWith("401");
    }

    @Test
    @Order(3)
    void whatHappensAtOneNodeIsHeardByAReaderAtTheOther() throws Exception {
        var heard = new ConcurrentHashMap<String, Long>();
        var waited = new ArrayList<Long>();
        dispatcher.at(two.address()).listen("/api/live", line -> {
            var id = HEARD.matcher(line);
            if (id.find()) {
                heard.putIfAbsent(id.group(1), System.nanoTime());
            }
        });
        for (int i = 0; i < 30 && heard.isEmpty(); i++) { // until the stream is open
            report(one);
            Thread.sleep(500);
        }
        for (int i = 0; i < LIVE_TRIES; i++) {
            Thread.sleep(37 * (i % 8)); // at any moment of the sealer's round
            String id = report(one);
            long answered = System.nanoTime();
            waitFor(() -> heard.containsKey(id));
            waited.add(Math.max(0, heard.get(id) - answered) / 1_000_000);
        }
        Collections.sort(waited);
        System.out.printf(
                "two nodes: heard at the other node after %d ms in the median, %d ms at most, of %d%n",
                waited.get(LIVE_TRIES / 2), waited.getLast(), LIVE_TRIES);
    }

    @Test
    @Order(4)
    void theLogStaysOneWhenBothWrite() throws Exception {
        var writers = new ArrayList<Thread>();
        var failures = Collections.synchronizedList(new ArrayList<Throwable>());
        for (int i = 0; i < 6; i++) {
            var officer = dispatcher.at((i % 2 == 0 ? one : two).address());
            writers.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int n = 0; n < 10; n++) {
                        officer.post("/api/matters", matter(), UUID.randomUUID());
                    }
                } catch (IOException | InterruptedException | RuntimeException e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(failures).isEmpty();
        var verifier = two.get(LogVerifier.class);
        waitFor(() -> verifier.verify().unsealed() == 0);
        assertThat(verifier.verify().faults()).isEmpty();
        assertThat(number("select count(*) - count(distinct task_name) from kernel.scheduled_tasks"))
                .as("timers that would ring at both nodes")
                .isZero();
    }

    @Test
    @Order(5)
    void whatAProxyAddsCountsOnlyFromAProxyThatTheSettingsName() throws Exception {
        String[] forged = {
            "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9"
        };
        assertThat(ask(one, "/desk/due", forged).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).doesNotContain("evil.example", "https"));
        assertThat(ask(two, "/sign-in", forged).headers().firstValue("Strict-Transport-Security"))
                .as("the proxy spoke TLS with the visitor")
                .isPresent();
        assertThat(ask(one, "/sign-in", forged).headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        for (var node : List.of(one, two)) {
            assertThat(ask(node, "/actuator/prometheus", forged).statusCode())
                    .as("who comes by a proxy is not on this machine")
                    .isNotEqualTo(200);
            assertThat(ask(node, "/actuator/prometheus").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Order(6)
    void whenOneNodeStopsTheOtherSealsAndRingsOn() throws Exception {
        one.close();
        one = null;
        jdbc = two.get(JdbcClient.class);
        var officer = dispatcher.at(two.address());
        officer.post("/api/matters", matter(), UUID.randomUUID());
        long batches = number("select count(*) from kernel.seal");
        officer.post("/api/matters", matter(), UUID.randomUUID());
        waitFor(() -> number("select count(*) from kernel.seal") > batches);
        String rang =
                "select extract(epoch from last_success)::bigint from kernel.scheduled_tasks where task_name = 'matters.sweep'";
        long last = number(rang);
        waitFor(() -> number(rang) > last);
        assertThat(two.get(LogVerifier.class).verify().faults()).isEmpty();
    }

    private String report(OtherOffice node) throws IOException, InterruptedException {
        return dispatcher
                .at(node.address())
                .post("/api/matters", matter(), UUID.randomUUID())
                .get("id")
                .asString();
    }

    private static Map<String, Object> matter() {
        return Map.of(
                "words",
                "墙根的水管漏了 " + UUID.randomUUID(),
                "place",
                Map.of("area", VILLAGE, "text", "墙根"),
                "requester",
                Map.of("anonymous", true),
                "confidential",
                false,
                "urgent",
                false,
                "channel",
                "phone");
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static HttpResponse<String> ask(OtherOffice node, String path, String... headers) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            // by number: the proxy is named by its address
            var request = HttpRequest.newBuilder(URI.create(node.address().replace("localhost", "127.0.0.1") + path));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void waitFor(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).as("waited for thirty seconds").isTrue();
    }
}
