// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages that follow boats. Each has a thread and a short queue of its own: one that cannot keep up is let go and comes back for a
 * whole picture, and delays nobody.
 */
@Component
public class LiveSea implements SmartLifecycle {
    private static final long OPEN_FOR = Duration.ofHours(1).toMillis();
    private static final int MOST_STREAMS = 500;
    private static final int MOST_WAITING = 200;

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final JsonMapper json;
    private volatile boolean running;

    LiveSea(JsonMapper json) {
        this.json = json;
    }

    private final class Stream {
        final SseEmitter emitter = new SseEmitter(OPEN_FOR);
        final ArrayBlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
        final BooleanSupplier may;
        volatile boolean gone;

        Stream(BooleanSupplier may) {
            this.may = may;
        }

        void run() {
            long asked = System.nanoTime();
            try {
                emitter.send(SseEmitter.event().reconnectTime(3_000).comment("open"));
                while (!gone && running) {
                    String data = waiting.poll(1, TimeUnit.SECONDS);
                    if (System.nanoTime() - asked > 1_000_000_000L) {
                        asked = System.nanoTime();
                        if (!may.getAsBoolean()) break;
                        if (data == null) emitter.send(SseEmitter.event().comment("still here"));
                    }
                    if (data != null)
                        emitter.send(SseEmitter.event().name("fixes").data(data, MediaType.TEXT_PLAIN));
                }
            } catch (IOException | IllegalStateException | InterruptedException left) {
                // the reader went away
            } finally {
                streams.remove(this);
                emitter.complete();
            }
        }
    }

    /**
     * Opens a stream.
     *
     * @param may whether its reader may still look; asked about once a second
     */
    public SseEmitter open(BooleanSupplier may) {
        var stream = new Stream(may);
        if (streams.size() >= MOST_STREAMS || !running) {
            stream.emitter.complete(); // the browser comes back by itself after a while
            return stream.emitter;
        }
        stream.emitter.onCompletion(() -> stream.gone = true);
        stream.emitter.onTimeout(() -> stream.gone = true);
        stream.emitter.onError(error -> stream.gone = true);
        streams.add(stream);
        Thread.ofVirtual().name("live-sea").start(stream::run);
        return stream.emitter;
    }

    /** How many follow. */
    public int following() {
        return streams.size();
    }

    void tell(long atMillis, Collection<Seen> moved) {
        if (moved.isEmpty() || streams.isEmpty()) return;
        var boats = moved.stream().map(LiveSea::row).toList();
        String data = json.writeValueAsString(java.util.Map.of("at", atMillis, "boats", boats));
        for (Stream stream : streams) {
            if (!stream.waiting.offer(data)) stream.gone = true;
        }
    }

    /** A boat as the stream and the replay write it. */
    public static @org.jspecify.annotations.Nullable Object[] row(Seen seen) {
        return new @org.jspecify.annotations.Nullable Object[] {
            seen.handle(), seen.lon(), seen.lat(), seen.cog(), seen.sog(), seen.heading(), seen.role(), seen.heard()
        };
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.forEach(stream -> stream.gone = true);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
