// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Open pages that hear what changed. One thread follows the sealed log and hands each entry to the streams whose viewer
 * may know of it, asked anew for every entry. The event's id is the entry's sequence number, so a browser that lost the
 * connection asks for what it missed. A stream carries kinds, identifiers and codes; the page then asks for the rest
 * under its own rights.
 */
@Component
public class LiveStreams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
    /** With the sealer's own pause: what happens at one node is heard at another within a quarter of a second. */
    private static final Duration PAUSE = Duration.ofMillis(80);

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final long OPEN_FOR = Duration.ofHours(1).toMillis();
    private static final int MOST_STREAMS = 2_000;

    private final SealedLog sealed;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile long reached;

    private record Stream(SseEmitter emitter, Predicate<TimelineEntry> mayKnow) {}

    /** What a page hears. */
    public record Changed(String kind, String id, String what) {}

    LiveStreams(SealedLog sealed) {
        this.sealed = sealed;
    }

    /**
     * Opens a stream.
     *
     * @param mayKnow whether its viewer may know of an entry; asked for each entry when it is sent
     * @param lastEventId the sequence number the browser has seen, or null
     */
    public SseEmitter open(Predicate<TimelineEntry> mayKnow, @Nullable String lastEventId) {
        var emitter = new SseEmitter(OPEN_FOR);
        if (streams.size() >= MOST_STREAMS || !running) {
            emitter.complete(); // the browser comes back by itself after a while
            return emitter;
        }
        var stream = new Stream(emitter, mayKnow);
        emitter.onCompletion(() -> streams.remove(stream));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> streams.remove(stream));
        long upTo = reached;
        streams.add(stream);
        try {
            emitter.send(SseEmitter.event().reconnectTime(3_000).comment("open"));
            catchUp(stream, lastEventId, upTo);
        } catch (IOException | IllegalStateException gone) {
            streams.remove(stream);
        }
        return emitter;
    }

    private void catchUp(Stream stream, @Nullable String lastEventId, long upTo) {
        if (lastEventId == null || !lastEventId.matches("\\d{1,18}")) {
            return;
        }
        long seen = Long.parseLong(lastEventId);
        if (upTo - seen > 10_000) {
            send(stream, upTo, new Changed("all", "", "reload"));
            return;
        }
        while (seen < upTo) {
            List<SealedLog.Sealed> more = sealed.after(seen);
            if (more.isEmpty()) {
                return;
            }
            for (SealedLog.Sealed s : more) {
                if (s.seq() <= upTo) {
                    offer(stream, s);
                }
            }
            seen = more.getLast().seq();
        }
    }

    private void follow() {
        long beat = System.nanoTime();
        while (running) {
            try {
                List<SealedLog.Sealed> more = sealed.after(reached);
                for (SealedLog.Sealed s : more) {
                    streams.forEach(stream -> offer(stream, s));
                    reached = s.seq();
                }
                if (System.nanoTime() - beat > HEARTBEAT.toNanos()) {
                    beat = System.nanoTime();
                    streams.forEach(LiveStreams::beat);
                }
                if (more.isEmpty()) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // the database may be away for a moment; nothing is lost, the cursor stays
                log.warn("live pages wait: {}", e.getMessage());
                try {
                    Thread.sleep(Duration.ofSeconds(2));
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }
    }

    private void offer(Stream stream, SealedLog.Sealed s) {
        if (stream.mayKnow().test(s.entry())) {
            send(
                    stream,
                    s.seq(),
                    new Changed(
                            s.entry().object().kind(),
                            s.entry().object().id().toString(),
                            s.entry().what()));
        }
    }

    private void send(Stream stream, long seq, Changed changed) {
        try {
            stream.emitter()
                    .send(SseEmitter.event()
                            .id(Long.toString(seq))
                            .name("changed")
                            .data(changed));
        } catch (IOException | IllegalStateException gone) {
            streams.remove(stream);
        }
    }

    private static void beat(Stream stream) {
        try {
            stream.emitter().send(SseEmitter.event().comment("still here"));
        } catch (IOException | IllegalStateException gone) {
            stream.emitter().complete();
        }
    }

    /** How many pages are listening; for the node's metrics. */
    public Map<String, Integer> listening() {
        return Map.of("streams", streams.size());
    }

    @Override
    public void start() {
        reached = sealed.head().orElse(0);
        running = true;
        Thread.ofVirtual().name("live-streams").start(this::follow);
    }

    /** Ends every stream first: an open one would hold up the graceful shutdown. */
    @Override
    public void stop() {
        running = false;
        streams.forEach(s -> s.emitter().complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE; // last to start, first to stop, before the web server waits for its requests
    }
}
