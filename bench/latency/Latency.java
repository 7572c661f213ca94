// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.anlan.watch.AisEncoder;
import org.anlan.watch.PositionReport;

/**
 * How long it takes from the last byte of a sentence into the office's receiver port to the bytes of the event on an open stream,
 * {@code GET /api/sea/live}, both in this process, the office in another. Boats run east in lanes, so every place occurs once and
 * says by itself which sentence it came with.
 *
 * <p>Arguments: the home of a running office, its process, the port on which it listens for receivers, options.
 */
final class Latency {
    private static final String DUTY = "county_duty";
    /** A place on a stream: {@code ["handle",lon,lat,…}. */
    private static final Pattern PLACE = Pattern.compile("\\[\"[^\"]*\",(-?[\\d.E-]+),(-?[\\d.E-]+),");

    private final Path home;
    private final int port;
    private final Map<String, Integer> options = new HashMap<>(
            Map.of("rate", 1500, "seconds", 600, "boats", 5000, "warm", 60, "readers", 3, "seed", 42));
    private final Map<Long, Long> sent = new ConcurrentHashMap<>();
    private final AtomicLong unknown = new AtomicLong();
    private volatile boolean counting;
    private volatile boolean over;

    private Latency(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        var latency = new Latency(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
        for (int i = 3; i < arguments.length; i += 2) {
            String name = arguments[i].substring(2);
            if (!latency.options.containsKey(name)) {
                throw new IllegalArgumentException("no option is called " + arguments[i]);
            }
            latency.options.put(name, Integer.valueOf(arguments[i + 1]));
        }
        latency.run();
    }

    private int option(String name) {
        return options.get(name);
    }

    private void run() throws Exception {
        say("%d sentences a second of %d boats, %d open streams; seed %d; %d processors; load %s",
                option("rate"), option("boats"), option("readers"), option("seed"),
                Runtime.getRuntime().availableProcessors(), load());
        var jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        URI address = signIn(jar);
        // the first stream takes the times, the others are there
        var times = new Times();
        for (int n = 0; n < option("readers"); n++) {
            boolean first = n == 0;
            Thread.ofPlatform().daemon().name("reader-" + n).start(() -> read(address, jar, first ? times : null));
        }
        Thread.sleep(1_000);
        long began = System.nanoTime();
        long count = send(began);
        Thread.sleep(2_000);
        over = true;
        int missing = sent.size();
        long[] all = times.sorted();
        say("sent %d in %d s; seen %d, not seen %d, seen and not sent %d",
                count, option("seconds"), all.length, missing, unknown.get());
        if (all.length > 0) {
            say("sentence to stream: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms; load %s",
                    at(all, 0.5), at(all, 0.95), at(all, 0.99), at(all, 0.999), all[all.length - 1] / 1e6, load());
        }
    }

    /** Sends at an even pace and returns how many were counted. */
    private long send(long began) throws IOException {
        int boats = option("boats");
        var random = new SplittableRandom(option("seed"));
        int[] steps = new int[boats];
        int[] speeds = new int[boats];
        for (int n = 0; n < boats; n++) {
            speeds[n] = 20 + random.nextInt(160);
        }
        long rate = option("rate");
        long warm = option("warm") * rate;
        long all = warm + option("seconds") * rate;
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            for (long n = 0; n < all; n++) {
                long due = began + n * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
                }
                if (n == warm) {
                    sent.clear();
                    counting = true;
                }
                int boat = (int) (n % boats);
                // metres in the time between two reports, in 1/600,000 degree of longitude at 30.5° N (0.16 m)
                double metres = speeds[boat] / 10.0 * 1852 / 3600 * boats / rate;
                int lon = 122 * 600_000 + (int) (steps[boat]++ * Math.max(1, metres / 0.16));
                int lat = 30 * 600_000 + boat * 70;
                String line = sentence(boat, lon, lat, speeds[boat]) + "\r\n";
                sent.put(key(lon, lat), System.nanoTime());
                out.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return all - warm;
    }

    private static String sentence(int boat, int lon, int lat, int speed) {
        var report = new PositionReport(
                1, 0, 412_000_000 + boat, 0, null, speed, true, lon, lat, 900, 90, null, 0, false, 0);
        return AisEncoder.sentences(report, "AI", "A", 0).getFirst();
    }

    /** What the office makes of a place in 1/600,000 degree: ten-millionths of a degree. */
    private static long key(int lon, int lat) {
        return Math.round(lon * 50.0 / 3) << 32 | Math.round(lat * 50.0 / 3) & 0xffff_ffffL;
    }

    private void read(URI address, CookieManager jar, Times times) {
        try (var http = HttpClient.newBuilder()
                .cookieHandler(jar)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(address.resolve("/api/sea/live"))
                            .header("Accept", "text/event-stream")
                            .build(),
                    BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("/api/sea/live answers " + answer.statusCode());
            }
            try (InputStream in = new BufferedInputStream(answer.body(), 1 << 16)) {
                var line = new byte[1 << 22];
                int n = 0;
                for (int b = in.read(); b >= 0 && !over; b = in.read()) {
                    if (b != '\n') {
                        line[n++] = (byte) b;
                        continue;
                    }
                    long now = System.nanoTime();
                    if (times != null && n > 5 && line[0] == 'd' && line[4] == ':') {
                        take(new String(line, 0, n, StandardCharsets.UTF_8), now, times);
                    }
                    n = 0;
                }
            }
        } catch (IOException e) {
            if (!over) {
                throw new IllegalStateException("the stream broke off", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(String data, long now, Times times) {
        var place = PLACE.matcher(data);
        while (place.find()) {
            long key = Math.round(Double.parseDouble(place.group(1)) * 1e7) << 32
                    | Math.round(Double.parseDouble(place.group(2)) * 1e7) & 0xffff_ffffL;
            Long at = sent.remove(key);
            if (at != null && counting) {
                times.add(now - at);
            } else if (at == null && counting) {
                unknown.incrementAndGet();
            }
        }
    }

    private static final class Times {
        private long[] nanos = new long[1 << 16];
        private int count;

        synchronized void add(long time) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = time;
        }

        synchronized long[] sorted() {
            long[] all = Arrays.copyOf(nanos, count);
            Arrays.sort(all);
            return all;
        }
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    private URI signIn(CookieManager jar) throws IOException, InterruptedException {
        var said = new HashMap<String, String>();
        for (String line : Files.readAllLines(home.resolve("instance"))) {
            said.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        URI address = URI.create(said.get("address"));
        List<String> sheet = new ArrayList<>(Files.readAllLines(home.resolve("sign-ins.txt")));
        String[] words = sheet.stream()
                .filter(line -> line.contains("值班长"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sheet of sign-ins has nobody with " + DUTY))
                .strip()
                .split("\\s+");
        try (var http = HttpClient.newBuilder()
                .cookieHandler(jar)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            http.send(HttpRequest.newBuilder(address.resolve("/sign-in")).build(), BodyHandlers.discarding());
            String token = jar.getCookieStore().getCookies().stream()
                    .filter(c -> c.getName().equals("XSRF-TOKEN"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElseThrow();
            http.send(
                    HttpRequest.newBuilder(address.resolve("/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-XSRF-TOKEN", token)
                            .POST(BodyPublishers.ofString("login=" + encoded(words[0]) + "&password=" + encoded(words[1])))
                            .build(),
                    BodyHandlers.discarding());
        }
        return address;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static void say(String words, Object... about) {
        System.out.println(String.format(Locale.ROOT, words, about));
    }
}
