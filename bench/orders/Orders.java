// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The order path beside a bare transaction: a dispatcher's request that registers a matter, sends it to a unit and answers
 * with the unit's 20 most urgent orders, in turn with pgbench's transaction of the same shape, on one server. Prints what
 * each reached, what a request costs in statements, rows and processor time, and the ratio of the medians.
 *
 * <p>Arguments: the home of a running office, its process, the directory of schema.sql and tx.pgbench, options.
 */
final class Orders {
    private static final String DISPATCHER = "县中心派单员";
    private static final int COUNTED = 400;

    private final Path home;
    private final Processor processor;
    private final Path bare;
    private final Map<String, Integer> options = new HashMap<>(
            Map.of("rounds", 3, "seconds", 60, "warm", 90, "clients", 16, "filled", 200_000, "seed", 42, "bare", 1));
    private final List<Client> clients = new ArrayList<>();
    private Connection database;

    /** What one phase reached. */
    private record Reached(double perSecond, String words) {}

    private Orders(Path home, long application, Path bare) throws IOException {
        this.home = home;
        this.bare = bare;
        long postmaster =
                Long.parseLong(Files.readAllLines(home.resolve("pg/data/postmaster.pid")).getFirst());
        this.processor = new Processor(application, postmaster);
    }

    public static void main(String[] arguments) throws Exception {
        var orders = new Orders(Path.of(arguments[0]), Long.parseLong(arguments[1]), Path.of(arguments[2]));
        for (int i = 3; i < arguments.length; i += 2) {
            String name = arguments[i].substring(2);
            if (!orders.options.containsKey(name)) {
                throw new IllegalArgumentException("no option is called " + arguments[i]);
            }
            orders.options.put(name, Integer.valueOf(arguments[i + 1]));
        }
        orders.run();
    }

    private int option(String name) {
        return options.get(name);
    }

    private void run() throws Exception {
        try (var opened = connect("postgres")) {
            database = opened;
            say("%s; fsync %s, synchronous_commit %s; %d processors; load %s",
                    one("select split_part(version(), ' on ', 1)"),
                    one("show fsync"),
                    one("show synchronous_commit"),
                    Runtime.getRuntime().availableProcessors(),
                    load());
            signIn();
            boolean beside = option("bare") == 1 && prepareBare();
            fill();
            say("warming up for %d s", option("warm"));
            phase(option("warm"));
            cost();
            var ours = new double[option("rounds")];
            var theirs = new double[option("rounds")];
            for (int round = 0; round < ours.length; round++) {
                if (beside) {
                    theirs[round] = measured("bare transaction", () -> pgbench(option("seconds")));
                }
                ours[round] = measured("order path", () -> phase(option("seconds")));
            }
            say("the log: %s entries sealed, %s not yet",
                    one("select coalesce(max(first_seq + cardinality(entries) - 1), 0) from kernel.seal"),
                    one("select count(*) from kernel.timeline where tx >= (select horizon from kernel.seal order by batch desc limit 1)"));
            say("");
            say("order path, median       %8.0f /s", median(ours));
            if (beside) {
                say("bare transaction, median %8.0f /s", median(theirs));
                say("ratio                    %8.3f", median(ours) / median(theirs));
            }
        }
        for (var client : clients) {
            client.close();
        }
    }

    // ── preparing ───────────────────────────────────────────────────────────────────────────────────────────────────

    private void signIn() throws Exception {
        var said = new HashMap<String, String>();
        for (String line : Files.readAllLines(home.resolve("instance"))) {
            said.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        String[] sheet = Files.readAllLines(home.resolve("sign-ins.txt")).stream()
                .filter(line -> line.endsWith(DISPATCHER))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sheet of sign-ins has no " + DISPATCHER))
                .split("\\s+");
        var targets = new ArrayList<Client.Target>();
        try (var statement = database.createStatement();
                ResultSet r = statement.executeQuery("""
                        select distinct r.category, a.code from matters.routing_rule r
                          join place.area a on a.county = r.county and a.kind = 'GRID' and starts_with(a.code, r.area)
                         where r.until_version is null order by 1, 2""")) {
            while (r.next()) {
                targets.add(new Client.Target(r.getString(1), r.getString(2)));
            }
        }
        var random = new SplittableRandom(option("seed"));
        for (int i = 0; i < option("clients"); i++) {
            clients.add(Client.signIn(URI.create(said.get("address")), sheet[0], sheet[1], targets, random.split()));
        }
        say("%d clients signed in; %d pairs of category and grid; seed %d",
                clients.size(), targets.size(), option("seed"));
    }

    private boolean prepareBare() throws Exception {
        if (!Files.exists(bare.resolve("tx.pgbench")) || !onPath("pgbench") || !onPath("psql")) {
            say("without a comparison: it needs pgbench, psql and %s", bare.resolve("tx.pgbench").normalize());
            return false;
        }
        execute("drop database if exists bare");
        execute("create database bare");
        String said = program("psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-f", bare.resolve("schema.sql").toString());
        if (!said.isBlank() && !said.contains("NOTICE")) {
            say(said.strip());
        }
        return true;
    }

    /** Copies the first matters that the office itself made until there are as many rows as beside it. */
    private void fill() throws Exception {
        long there = Long.parseLong(one("select count(*) from matters.matter"));
        if (there >= option("filled")) {
            return;
        }
        long began = System.nanoTime();
        drive(400, 60);
        execute("""
                create temporary table first as select row_number() over (order by o.id) - 1 as n, o.id as of_order, m.id as of_matter
                  from matters.work_order o join matters.matter m on m.county = o.county and m.id = o.matter
                 where o.ended_at is null limit 400""");
        execute("""
                create temporary table copy as select i, f.of_order, f.of_matter, uuidv7() as new_order, uuidv7() as new_matter
                  from generate_series(1, %d) i join first f on f.n = i %% (select count(*) from first)"""
                .formatted(option("filled") - there - 400));
        execute(copy("matters.matter", "of_matter", Map.of(
                "id", "c.new_matter", "order_id", "c.new_order", "idempotency_key", "gen_random_uuid()",
                "code", "'FILL-20260101-' || to_char(c.i, 'FM0000000')")));
        execute(copy("matters.work_order", "of_order", Map.of("id", "c.new_order", "matter", "c.new_matter")));
        execute("""
                select kernel.append(m.county, 'matter', m.id, m.reported_at, 'SYSTEM', null, 'matter.registered_and_dispatched',
                         jsonb_build_object('channel', m.channel, 'area', m.area), null)
                  from copy c join matters.matter m on m.id = c.new_matter""");
        execute("drop table first, copy");
        execute("vacuum analyze matters.matter, matters.work_order, kernel.timeline");
        execute("checkpoint"); // neither side pays for the filling
        say("filled up to %d matters in %d s", option("filled"), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }

    /** The statement that copies rows of a table with some columns changed. */
    private String copy(String table, String by, Map<String, String> changed) throws SQLException {
        var columns = new ArrayList<String>();
        try (var statement = database.createStatement();
                ResultSet r = statement.executeQuery("""
                        select attname from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                           and attgenerated = '' and attidentity = ''""".formatted(table))) {
            while (r.next()) {
                columns.add(r.getString(1));
            }
        }
        return "insert into %s (%s) select %s from copy c join %s t on t.id = c.%s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(
                                ", ",
                                columns.stream().map(c -> changed.getOrDefault(c, "t." + c)).toList()),
                        table,
                        by);
    }

    // ── measuring ───────────────────────────────────────────────────────────────────────────────────────────────────

    private interface Phase {
        Reached run() throws Exception;
    }

    private double measured(String name, Phase phase) throws Exception {
        execute("checkpoint");
        var before = processor.now();
        Reached reached = phase.run();
        say("%-17s %s; %s; load %s", name, reached.words(), before.until(processor.now(), reached.perSecond()), load());
        return reached.perSecond();
    }

    /** All clients at once, each with its next request as soon as the last one is answered. */
    private Reached phase(int seconds) throws IOException, InterruptedException {
        return drive(Long.MAX_VALUE, seconds);
    }

    private Reached drive(long most, int seconds) throws IOException, InterruptedException {
        var left = new AtomicLong(most);
        var errors = new AtomicInteger();
        var all = new ArrayList<long[]>();
        var threads = new ArrayList<Thread>();
        long began = System.nanoTime();
        long until = began + TimeUnit.SECONDS.toNanos(seconds);
        for (var client : clients) {
            client.close(); // the office closes a connection that is idle as long as a phase of the other lasts
            threads.add(Thread.ofPlatform().start(() -> {
                var times = new long[1024];
                int n = 0;
                while (System.nanoTime() < until && left.getAndDecrement() > 0) {
                    long start = System.nanoTime();
                    if (post(client, errors)) {
                        times = n == times.length ? Arrays.copyOf(times, 2 * n) : times;
                        times[n++] = System.nanoTime() - start;
                    }
                }
                synchronized (all) {
                    all.add(Arrays.copyOf(times, n));
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - began) / 1e9;
        long[] times = all.stream().flatMapToLong(LongStream::of).sorted().toArray();
        if (times.length == 0) {
            throw new IllegalStateException("no request was answered with 201");
        }
        return new Reached(
                times.length / took,
                "%7.0f /s; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms; errors %d"
                        .formatted(
                                times.length / took,
                                times[times.length / 2] / 1e6,
                                times[(int) (times.length * 0.95)] / 1e6,
                                times[(int) (times.length * 0.99)] / 1e6,
                                errors.get()));
    }

    private static boolean post(Client client, AtomicInteger errors) {
        try {
            int status = client.post();
            if (status == 201) {
                return true;
            }
            if (errors.getAndIncrement() == 0) {
                say("a request was answered with %d", status);
            }
        } catch (IOException e) {
            if (errors.getAndIncrement() == 0) {
                say("a request failed: %s", e);
            }
            try {
                client.close();
            } catch (IOException ignored) {
                // the next request opens another
            }
        }
        return false;
    }

    private Reached pgbench(int seconds) throws Exception {
        String clientCount = "" + option("clients");
        String said = program(
                "pgbench", "-n", "-c", clientCount, "-j", "2", "-T", "" + seconds, "-f", bare.resolve("tx.pgbench").toString());
        double perSecond = number(said, "tps = ");
        return new Reached(
                perSecond,
                "%7.0f /s; mean %.1f ms; errors %.0f"
                        .formatted(perSecond, number(said, "latency average = "), number(said, "number of failed transactions: ")));
    }

    private static double number(String said, String after) {
        int at = said.indexOf(after);
        if (at < 0) {
            throw new IllegalStateException("pgbench did not say '" + after + "': " + said);
        }
        return Double.parseDouble(said.substring(at + after.length()).split("[^0-9.]", 2)[0]);
    }

    /**
     * What one request costs the database: each statement by its share of the requests, and the rows that the server
     * counted. Statements that run by the clock and not by request (the sealer's, the timers') are among them, the more the
     * slower the machine. The driver sends BEGIN along with the statement that follows and COMMIT by itself; the server
     * lists only one of the two, so that the sum of what it lists is the number of round trips.
     */
    private void cost() throws Exception {
        execute("create extension if not exists pg_stat_statements");
        execute("alter system set pg_stat_statements.track = 'top'");
        execute("select pg_reload_conf()");
        Thread.sleep(2_500);
        execute("select pg_stat_statements_reset()");
        long[] before = counted();
        drive(COUNTED, 60);
        Thread.sleep(1_500);
        long[] after = counted();
        say("");
        say("a request, over %d of them, its answer %.1f kB:", COUNTED, clients.getFirst().received / 1e3);
        double trips = 0;
        try (var statement = database.createStatement();
                ResultSet r = statement.executeQuery("""
                        select calls, rows, total_exec_time * 1000 / calls as micros, regexp_replace(query, '\\s+', ' ', 'g') as query
                          from pg_stat_statements where calls >= %d and dbid = (select oid from pg_database where datname = 'postgres')
                         order by calls desc""".formatted(COUNTED / 20))) {
            while (r.next()) {
                String query = r.getString("query");
                double share = (double) r.getLong("calls") / COUNTED;
                trips += share;
                say("  %6.2f ×  %6.2f rows  %6.0f µs  %s",
                        share,
                        (double) r.getLong("rows") / COUNTED,
                        r.getDouble("micros"),
                        query.length() > 110 ? query.substring(0, 110) + "…" : query);
            }
        }
        say("  %.1f round trips; transactions %.2f; rows inserted %.2f, updated %.2f, read by index %.1f, read by scan %.1f",
                trips,
                share(before, after, 0),
                share(before, after, 1),
                share(before, after, 2),
                share(before, after, 3),
                share(before, after, 4));
        say("");
        execute("alter system set pg_stat_statements.track = 'none'");
        execute("select pg_reload_conf()");
    }

    private static double share(long[] before, long[] after, int i) {
        return (double) (after[i] - before[i]) / COUNTED;
    }

    private long[] counted() throws SQLException {
        try (var statement = database.createStatement();
                ResultSet r = statement.executeQuery("""
                        select xact_commit, tup_inserted, tup_updated, tup_fetched, tup_returned
                          from pg_stat_database where datname = 'postgres'""")) {
            r.next();
            return LongStream.rangeClosed(1, 5)
                    .map(i -> {
                        try {
                            return r.getLong((int) i);
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toArray();
        }
    }

    // ── small things ────────────────────────────────────────────────────────────────────────────────────────────────

    private Connection connect(String name) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/" + name, "postgres", password());
    }

    private String port() throws IOException {
        return Files.readAllLines(home.resolve("pg/data/postmaster.pid")).get(3).strip();
    }

    private String password() throws IOException {
        return Files.readString(home.resolve("pg/password")).strip();
    }

    private String program(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST", "127.0.0.1", "PGPORT", port(), "PGUSER", "postgres", "PGPASSWORD", password(),
                        "PGDATABASE", "bare", "LC_ALL", "C.UTF-8"));
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + " failed: " + said);
        }
        return said;
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (var statement = database.createStatement();
                ResultSet r = statement.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        }
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void say(String words, Object... values) {
        System.out.println(values.length == 0 ? words : String.format(Locale.ROOT, words, values));
    }
}
