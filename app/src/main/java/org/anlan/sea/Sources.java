// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.anlan.sea.store.TrackRows;
import org.anlan.watch.AisDecoder;
import org.anlan.watch.Lines;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The receivers that the county set: each has its own thread and its own bounded queue, so none can delay another. They are read
 * by the node that keeps the positions, and by no other.
 */
@Component
public class Sources implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Sources.class);
    private static final int MOST_CONNECTIONS = 64;
    private static final int SILENT_MILLIS = 120_000;

    private final SeaSettings settings;
    private final Keeper keeper;
    private final TrackRows rows;
    private final Clock clock;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean running;
    private volatile boolean begun;

    /**
     * How a source does.
     *
     * @param name what it is called
     * @param kind how it comes: tcp-server, tcp-client, udp, file, replay
     * @param open whether it is connected, or listens
     * @param heard when something last came, null when nothing has since this node began
     * @param perMinute positions in the last minute
     * @param lines sentences taken since this node began
     * @param refused lines that were wrong: checksum, cut off, unreadable, too long
     * @param dropped of these, dropped because the source sent more than can be taken
     * @param waiting lines that wait to be taken
     * @param trouble what is wrong, null when nothing is
     */
    public record Health(
            String name,
            String kind,
            boolean open,
            @Nullable Instant heard,
            int perMinute,
            long lines,
            long refused,
            long dropped,
            int waiting,
            @Nullable String trouble) {}

    Sources(SeaSettings settings, Keeper keeper, TrackRows rows, Clock clock) {
        this.settings = settings;
        this.keeper = keeper;
        this.rows = rows;
        this.clock = clock;
    }

    /** How the sources do, by name; those that another node reads are not open here. */
    public List<Health> health() {
        var read = keeper.sources();
        var shown = new java.util.TreeMap<String, Health>();
        for (var source : settings.sources()) {
            shown.put(
                    source.name(),
                    new Health(
                            source.name(),
                            kind(source.kind()),
                            false,
                            null,
                            0,
                            0,
                            0,
                            0,
                            0,
                            keeper.keeps() ? null : "read-by-another-node"));
        }
        for (Inlet inlet : read) {
            shown.put(
                    inlet.name,
                    new Health(
                            inlet.name,
                            inlet.kind,
                            inlet.open,
                            inlet.heardMillis == 0 ? null : Instant.ofEpochMilli(inlet.heardMillis),
                            inlet.perMinute(clock.millis()),
                            inlet.offered.sum(),
                            inlet.refused(),
                            inlet.dropped.sum(),
                            inlet.waiting(),
                            inlet.dropped.sum() > 0 && inlet.trouble == null
                                    ? "more-than-can-be-taken"
                                    : inlet.trouble));
        }
        return List.copyOf(shown.values());
    }

    static String kind(SeaSettings.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Opens the sources without waiting to become the keeper. */
    void openNow() {
        begin();
    }

    private synchronized void begin() {
        if (begun) return;
        begun = true;
        for (var source : settings.sources()) {
            var inlet = keeper.inlet(source.name(), kind(source.kind()));
            Thread.ofVirtual().name("sea-" + source.name()).start(() -> again(source, inlet));
        }
    }

    /** Reads a source; when it breaks, tries again after 1, 2, 4 … 60 s, and from 1 again once something came. */
    private void again(SeaSettings.Source source, Inlet inlet) {
        long wait = 1;
        while (running) {
            long before = inlet.offered.sum();
            try {
                inlet.trouble = null;
                switch (source.kind()) {
                    case TCP_SERVER -> serve(source, inlet);
                    case TCP_CLIENT -> connect(source, inlet);
                    case UDP -> datagrams(source, inlet);
                    case FILE -> follow(Objects.requireNonNull(source.file()), inlet);
                }
            } catch (IOException e) {
                if (!running) return;
                inlet.trouble = "broken";
                log.info("source {}: {}", source.name(), e.toString());
            } catch (InterruptedException e) {
                return;
            } finally {
                inlet.open = false;
            }
            wait = inlet.offered.sum() > before ? 1 : Math.min(60, wait * 2);
            try {
                Thread.sleep(wait * 1_000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void serve(SeaSettings.Source source, Inlet inlet) throws IOException {
        try (var listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByName(source.host()), source.port()), 16);
            open.add(listener);
            inlet.open = true;
            var connected = new AtomicInteger();
            while (running) {
                Socket socket = listener.accept();
                if (connected.incrementAndGet() > MOST_CONNECTIONS) {
                    connected.decrementAndGet();
                    socket.close();
                    continue;
                }
                Thread.ofVirtual().name("sea-" + source.name() + "-connection").start(() -> {
                    open.add(socket);
                    try (socket) {
                        socket.setSoTimeout(SILENT_MILLIS * 5);
                        read(socket.getInputStream(), inlet);
                    } catch (IOException e) {
                        log.debug("source {}: {}", source.name(), e.getMessage());
                    } finally {
                        open.remove(socket);
                        connected.decrementAndGet();
                    }
                });
            }
            open.remove(listener);
        }
    }

    private void connect(SeaSettings.Source source, Inlet inlet) throws IOException {
        try (var socket = new Socket()) {
            open.add(socket);
            socket.connect(new InetSocketAddress(source.host(), source.port()), 10_000);
            socket.setKeepAlive(true);
            // a line that died without a word is noticed by its silence
            socket.setSoTimeout(SILENT_MILLIS);
            inlet.open = true;
            try {
                read(socket.getInputStream(), inlet);
            } finally {
                open.remove(socket);
            }
        }
    }

    private void datagrams(SeaSettings.Source source, Inlet inlet) throws IOException {
        try (var socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getByName(source.host()), source.port()))) {
            open.add(socket);
            socket.setReceiveBufferSize(1 << 20);
            inlet.open = true;
            var buffer = new byte[65_536];
            long tooLong = 0;
            while (running) {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                int sender = packet.getSocketAddress().hashCode();
                var lines = new Lines(); // a datagram ends its last line, and cannot be continued by another
                lines.accept(
                        buffer,
                        packet.getOffset(),
                        packet.getOffset() + packet.getLength(),
                        (b, f, t) -> live(inlet, sender, b, f, t));
                lines.end((b, f, t) -> live(inlet, sender, b, f, t));
                tooLong += lines.tooLong();
                inlet.tooLong = tooLong;
            }
            open.remove(socket);
        }
    }

    /** Follows a file that grows; begins anew when it became shorter. */
    private void follow(Path file, Inlet inlet) throws IOException, InterruptedException {
        long at = rows.reached(inlet.name).place();
        var buffer = new byte[65_536];
        while (running) {
            if (Files.exists(file)) {
                try (var in = new RandomAccessFile(file.toFile(), "r")) {
                    inlet.open = true;
                    if (in.length() < at) {
                        at = 0;
                        inlet.place = 0;
                    }
                    in.seek(at);
                    int read = in.read(buffer);
                    int end = read;
                    while (end > 0 && buffer[end - 1] != '\n') end--;
                    if (end > 0) {
                        int from = 0;
                        for (int n = 0; n < end; n++) {
                            if (buffer[n] != '\n') continue;
                            int to = n > from && buffer[n - 1] == '\r' ? n - 1 : n;
                            if (to > from && to - from <= Lines.LIMIT) {
                                inlet.put(new Inlet.Line(
                                        Arrays.copyOfRange(buffer, from, to),
                                        clock.millis(),
                                        AisDecoder.UNKNOWN,
                                        0,
                                        at + n + 1,
                                        0));
                            } else if (to > from) inlet.tooLong++;
                            from = n + 1;
                        }
                        at += end;
                        continue;
                    }
                    if (read == buffer.length) { // 64 KB without an end: no sentences
                        inlet.tooLong++;
                        at += read;
                        continue;
                    }
                }
            } else inlet.open = false;
            Thread.sleep(200);
        }
    }

    private void read(InputStream in, Inlet inlet) throws IOException {
        inlet.open = true;
        int connection = connections.incrementAndGet();
        var buffer = new byte[16_384];
        var lines = new Lines();
        long before = 0;
        for (int read = in.read(buffer); read >= 0 && running; read = in.read(buffer)) {
            lines.accept(buffer, 0, read, (b, f, t) -> live(inlet, connection, b, f, t));
            inlet.tooLong += lines.tooLong() - before;
            before = lines.tooLong();
        }
        lines.end((b, f, t) -> live(inlet, connection, b, f, t));
    }

    private void live(Inlet inlet, int connection, byte[] b, int from, int to) {
        inlet.offer(
                new Inlet.Line(Arrays.copyOfRange(b, from, to), clock.millis(), AisDecoder.UNKNOWN, 0, 0, connection));
    }

    @Override
    public void start() {
        running = true;
        if (!settings.sources().isEmpty()) keeper.whenKept(this::begin);
    }

    @Override
    public void stop() {
        running = false;
        for (Closeable each : open) {
            try {
                each.close();
            } catch (IOException e) {
                log.debug("closing: {}", e.getMessage());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 5; // after the keeper, and stops before it
    }
}
