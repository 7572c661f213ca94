// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anlan.watch.AisDecoder;
import org.anlan.watch.Lines;
import org.anlan.watch.Received;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plays a log of sentences into the running office as if it happened now: faster or at its own pace, every time in it moved by
 * the same whole number of minutes, so that the last sentence comes out at the present moment. The log's times are those in its
 * tag blocks, else those of the {@code RMC} sentences of the receiver's own satellite clock.
 */
@Component
public class Replays {
    private static final Duration LONGEST = Duration.ofDays(8);

    private final Keeper keeper;
    private final Clock clock;
    private final AtomicBoolean playing = new AtomicBoolean();

    /**
     * How far a replay is.
     *
     * @param lines lines handed on
     * @param bytes of the file, up to here
     * @param all bytes of the file
     * @param at the log's own time, null before the first
     */
    public record Progress(
            long lines, long bytes, long all, @Nullable Instant at) {}

    /** Hears how far a replay is; false ends it. */
    @FunctionalInterface
    public interface Listener {
        /** How far it is, about once a second. */
        boolean heard(Progress progress);
    }

    Replays(Keeper keeper, Clock clock) {
        this.keeper = keeper;
        this.clock = clock;
    }

    /**
     * Plays a file; returns when everything is stored.
     *
     * @param file the log
     * @param speed how many times faster than it happened; 0 as fast as it can be stored
     * @param listener hears how far it is
     * @throws SeaRefused when it cannot be read, another is playing, or another node keeps the positions
     */
    public Progress play(Path file, double speed, Listener listener) throws IOException, InterruptedException {
        if (!(speed >= 0 && speed <= 100_000)) throw new SeaRefused("speed", "0-to-100000");
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) throw new SeaRefused("file", "not-readable");
        if (!playing.compareAndSet(false, true)) throw new SeaRefused("file", "another-plays");
        Inlet inlet = null;
        try {
            keeper.want();
            for (int n = 0; !keeper.keeps(); n++) {
                if (n == 100) throw new SeaRefused("file", "another-node-keeps");
                Thread.sleep(100);
            }
            var whole = new Times();
            read(file, (line, at, place) -> {
                whole.take(at);
                return true;
            });
            inlet = keeper.inlet("replay:" + file.getFileName(), "replay");
            inlet.open = true;
            return play(file, speed, whole, inlet, listener);
        } finally {
            if (inlet != null) keeper.close(inlet);
            playing.set(false);
        }
    }

    private Progress play(Path file, double speed, Times whole, Inlet inlet, Listener listener)
            throws IOException, InterruptedException {
        long all = Files.size(file);
        long now = clock.millis();
        long length = whole.last - whole.first;
        if (whole.some() && length > LONGEST.toMillis()) throw new SeaRefused("file", "longer-than-8-days");
        // the end comes out when it is played; whole minutes, since each fix tells its second of the minute
        long ends = now + (speed > 0 ? (long) (length / speed) : 0);
        long shift = whole.some() ? Math.floorDiv(ends - whole.last, 60_000L) * 60_000 : 0;
        long began = System.nanoTime();
        long[] lines = {0};
        long[] said = {System.nanoTime()};
        Progress[] last = {new Progress(0, 0, all, null)};
        long[] latest = {whole.first};
        read(file, (line, at, place) -> {
            if (at != AisDecoder.UNKNOWN) latest[0] = Math.max(latest[0], at);
            if (speed > 0 && whole.some()) {
                long due = began + (long) ((latest[0] - whole.first) * 1_000_000.0 / speed);
                for (long early = due - System.nanoTime(); early > 1_000_000; early = due - System.nanoTime()) {
                    Thread.sleep(Math.min(500, early / 1_000_000));
                    if (!tell(said, last[0], listener)) return false;
                }
            }
            long received = whole.some() ? latest[0] + shift : clock.millis();
            inlet.put(new Inlet.Line(line, received, at, whole.some() ? shift : 0, place, 0));
            last[0] = new Progress(++lines[0], place, all, whole.some() ? Instant.ofEpochMilli(latest[0]) : null);
            return tell(said, last[0], listener);
        });
        while (inlet.waiting() > 0 && keeper.keeps()) Thread.sleep(20);
        keeper.settled();
        return last[0];
    }

    private static boolean tell(long[] said, Progress progress, Listener listener) {
        if (System.nanoTime() - said[0] < 1_000_000_000L) return true;
        said[0] = System.nanoTime();
        return listener.heard(progress);
    }

    private static final class Times {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;

        void take(long at) {
            if (at == AisDecoder.UNKNOWN) return;
            first = Math.min(first, at);
            last = Math.max(last, at);
        }

        boolean some() {
            return last >= first;
        }
    }

    @FunctionalInterface
    private interface Line {
        boolean take(byte[] line, long atMillis, long place) throws InterruptedException;
    }

    /** Hands on each line with the time that the log gives it. */
    private static void read(Path file, Line each) throws IOException, InterruptedException {
        var decoder = new AisDecoder();
        long clock = AisDecoder.UNKNOWN;
        long place = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new byte[Lines.LIMIT];
            int length = 0;
            for (int c = in.read(); ; c = in.read()) {
                if (c >= 0) place++;
                if (c >= 0 && c != '\n' && c != '\r') {
                    if (length < line.length) line[length] = (byte) c;
                    length++;
                    continue;
                }
                if (length > 0 && length <= line.length) {
                    byte[] whole = Arrays.copyOf(line, length);
                    long rmc = rmc(whole);
                    if (rmc != AisDecoder.UNKNOWN) clock = rmc;
                    Received received = decoder.accept(whole, 0, whole.length, clock);
                    Instant at = received == null ? null : received.at();
                    if (!each.take(whole, at == null ? clock : at.toEpochMilli(), place)) return;
                }
                length = 0;
                if (c < 0) return;
            }
        }
    }

    /** The time of an RMC sentence; {@link AisDecoder#UNKNOWN} for any other line. */
    private static long rmc(byte[] line) {
        if (line.length < 20 || line[0] != '$' || line[3] != 'R' || line[4] != 'M' || line[5] != 'C') {
            return AisDecoder.UNKNOWN;
        }
        String[] fields = new String(line, StandardCharsets.ISO_8859_1).split(",", 12);
        if (fields.length < 10 || !fields[1].matches("\\d{6}(\\.\\d+)?") || !fields[9].matches("\\d{6}")) {
            return AisDecoder.UNKNOWN;
        }
        try {
            int day = Integer.parseInt(fields[9]);
            int time = Integer.parseInt(fields[1].substring(0, 6));
            return LocalDateTime.of(
                            2000 + day % 100,
                            day / 100 % 100,
                            day / 10_000,
                            time / 10_000,
                            time / 100 % 100,
                            time % 100)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        } catch (DateTimeException e) {
            return AisDecoder.UNKNOWN;
        }
    }
}
