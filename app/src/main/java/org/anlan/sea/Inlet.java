// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.anlan.watch.AisDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The place between a source's own thread and the keeper: a queue that holds {@value #MOST} lines and no more. What a live
 * source sends beyond that is dropped and counted, so a flood costs its sender alone; a file waits.
 */
final class Inlet {
    static final int MOST = 20_000;

    final String name;
    final String kind;
    final AisDecoder decoder = new AisDecoder();
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
     */
    record Line(byte[] bytes, long receivedMillis, long toldMillis, long shiftMillis, long place) {}

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

    /** Lines that were wrong: checksum, cut off, unreadable, too long, dropped. */
    long refused() {
        var tally = decoder.tally();
        return refusedBefore + tally.checksums() + tally.malformed() + tally.unreadable() + tooLong + dropped.sum();
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
