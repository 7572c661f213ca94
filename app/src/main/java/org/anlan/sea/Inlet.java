// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.util.LinkedHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.anlan.watch.AisDecoder;
import org.anlan.watch.Received;
import org.jspecify.annotations.Nullable;

/**
 * The place between a source's own thread and the keeper: a queue that holds {@value #MOST} lines and no more. What a live
 * source sends beyond that is dropped and counted, so a flood costs its sender alone; a file waits.
 */
final class Inlet {
    static final int MOST = 20_000;
    /** More than connections are let in at once, so that one that is open keeps its own. */
    static final int MOST_DECODERS = 128;

    final String name;
    final String kind;
    /** One decoder for each connection, so that the parts of one receiver's message never meet another's; the idle leave. */
    private final LinkedHashMap<Integer, AisDecoder> decoders = new LinkedHashMap<>(16, 0.75f, true);

    private long refusedByThoseGone;
    private final ArrayBlockingQueue<Line> queue = new ArrayBlockingQueue<>(MOST);
    private final Runnable news;
    final LongAdder offered = new LongAdder();
    final LongAdder dropped = new LongAdder();
    volatile long tooLong;
    volatile long heardMillis;
    volatile boolean open;
    volatile @Nullable String trouble;
    // what the keeper alone counts
    long lines;
    long refusedBefore;
    long place;
    /** Positions of the last minutes, by minute; read by others. */
    private final int[] minutes = new int[8];

    private long minute;

    /**
     * One sentence as it came.
     *
     * @param bytes the sentence without its end
     * @param receivedMillis when, by our clock; for a replay as if it came then
     * @param toldMillis when it was heard, by what stands around it in a file; {@link AisDecoder#UNKNOWN} when nothing does
     * @param shiftMillis what to add to every time that it tells
     * @param place how far its file has been read with it
     * @param connection tells apart what came side by side, 0 when there is one alone
     */
    record Line(byte[] bytes, long receivedMillis, long toldMillis, long shiftMillis, long place, int connection) {}

    Inlet(String name, String kind, Runnable news) {
        this.name = name;
        this.kind = kind;
        this.news = news;
    }

    /** From a live source: never waits. */
    void offer(Line line) {
        offered.increment();
        if (queue.offer(line)) news.run();
        else dropped.increment();
    }

    /** From a file: waits until there is room. */
    void put(Line line) throws InterruptedException {
        offered.increment();
        queue.put(line);
        news.run();
    }

    @Nullable
    Line next() {
        return queue.poll();
    }

    int waiting() {
        return queue.size();
    }

    /** Reads one line, with the parts that came before it on the same connection; null when it ends no message. */
    synchronized @Nullable Received decode(Line line) {
        AisDecoder decoder = decoders.get(line.connection());
        if (decoder == null) {
            decoder = new AisDecoder();
            decoders.put(line.connection(), decoder);
            if (decoders.size() > MOST_DECODERS) {
                var eldest = decoders.pollFirstEntry();
                refusedByThoseGone += refused(eldest.getValue());
            }
        }
        return decoder.accept(line.bytes(), 0, line.bytes().length, line.toldMillis());
    }

    /** Lines that were wrong: checksum, cut off, unreadable, too long, dropped. */
    synchronized long refused() {
        long now = refusedByThoseGone;
        for (AisDecoder decoder : decoders.values()) now += refused(decoder);
        return refusedBefore + now + tooLong + dropped.sum();
    }

    /** How many decoders are kept. */
    synchronized int decoders() {
        return decoders.size();
    }

    private static long refused(AisDecoder decoder) {
        var tally = decoder.tally();
        return tally.checksums() + tally.malformed() + tally.unreadable();
    }

    synchronized void counted(int positions, long nowMillis) {
        turn(nowMillis);
        minutes[(int) (minute % minutes.length)] += positions;
    }

    /** Positions in the last full minute, or in this one while there is none. */
    synchronized int perMinute(long nowMillis) {
        turn(nowMillis);
        int full = minutes[(int) ((minute + minutes.length - 1) % minutes.length)];
        return Math.max(full, minutes[(int) (minute % minutes.length)]);
    }

    private void turn(long nowMillis) {
        long now = nowMillis / 60_000;
        if (now - minute > minutes.length) minute = now - minutes.length;
        while (minute < now) minutes[(int) (++minute % minutes.length)] = 0;
    }
}
