// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anlan.watch.Crossing;
import org.anlan.watch.Fence;
import org.anlan.watch.FenceRule;
import org.anlan.watch.FenceState;
import org.anlan.watch.FenceWatch;
import org.anlan.watch.Fences;
import org.anlan.watch.Fix;
import org.anlan.watch.PlainFenceWatch;
import org.anlan.watch.Step;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Positions against fences on one thread: our plain rule, and JTS (STRtree of prepared polygons) with set differences, in turns over
 * the same positions. Both add up a hash over all events; enters, exits and hash must be the same. Then our full rule.
 */
final class FencesBench {
    /** Where each position is; the vessel, the second and the place, in ten-millionths of a degree. */
    private static int[] vessel, second, lon, lat;

    private static int vessels;

    /** Enters, exits, and a sum over all events that does not depend on their order. */
    private static final class Events {
        long enters;
        long exits;
        long hash;

        void enter(long position, long fence) {
            enters++;
            hash += mix((position << 20 | fence) * 2 + 1);
        }

        void exit(long position, long fence) {
            exits++;
            hash += mix((position << 20 | fence) * 2);
        }

        private static long mix(long z) {
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }

        @Override
        public String toString() {
            return "enters %d exits %d hash %016x".formatted(enters, exits, hash);
        }
    }

    static void main(String[] arguments) throws IOException, ParseException {
        Path zones = Path.of(arguments[0]);
        int passes = Integer.parseInt(arguments[2]);
        load(Path.of(arguments[1]), Long.parseLong(arguments[3]));
        boolean beside = arguments[4].equals("beside");
        boolean full = arguments[5].equals("full");

        long began = System.nanoTime();
        var list = new ArrayList<Fence>();
        var geometries = new ArrayList<PreparedGeometry>();
        var ids = new ArrayList<Long>();
        var tree = new STRtree();
        for (String line : Files.readAllLines(zones)) {
            int tab = line.indexOf('\t');
            long id = Long.parseLong(line.substring(0, tab));
            list.add(Fence.ofDegrees(id, rings(line.substring(tab + 1))));
        }
        var fences = Fences.of(list);
        System.out.printf("%,d fences in %,d ms, %,d positions of %,d vessels%n", fences.size(), (System.nanoTime() - began) / 1_000_000, vessel.length, vessels);
        if (beside) {
            var reader = new WKTReader();
            for (String line : Files.readAllLines(zones)) {
                int tab = line.indexOf('\t');
                var geometry = reader.read(line.substring(tab + 1));
                ids.add(Long.parseLong(line.substring(0, tab)));
                tree.insert(geometry.getEnvelopeInternal(), geometries.size());
                geometries.add(PreparedGeometryFactory.prepare(geometry));
            }
            tree.build();
        }

        var threads = ManagementFactory.getThreadMXBean();
        int sides = beside ? 2 : 1;
        var rates = new double[sides][passes];
        var events = new Events[sides];
        for (int pass = -1; pass < passes; pass++) {
            for (int side = 0; side < sides; side++) {
                System.gc();
                long from = threads.getCurrentThreadCpuTime();
                events[side] = side == 0 ? ours(fences) : theirs(tree, geometries, ids);
                double cpu = (threads.getCurrentThreadCpuTime() - from) / 1e9;
                if (pass >= 0) rates[side][pass] = vessel.length / cpu;
            }
        }
        for (int side = 0; side < sides; side++) {
            Arrays.sort(rates[side]);
            System.out.printf(
                    "%-22s median %,12.0f positions/cpu-s (min %,.0f, max %,.0f of %d)  %s%n",
                    side == 0 ? "ours, plain rule" : "jts-strtree-prepared", rates[side][passes / 2], rates[side][0], rates[side][passes - 1], passes, events[side]);
        }
        if (beside) {
            boolean equal = events[0].toString().equals(events[1].toString());
            System.out.printf("ours is %.2f times as fast; events %s%n", rates[0][passes / 2] / rates[1][passes / 2], equal ? "equal" : "DIFFER");
            if (!equal) System.exit(1);
        }
        if (full) {
            long from = threads.getCurrentThreadCpuTime();
            String found = full(fences);
            double cpu = (threads.getCurrentThreadCpuTime() - from) / 1e9;
            System.out.printf("%-22s %,19.0f positions/cpu-s  %s%n", "ours, full rule", vessel.length / cpu, found);
        }
    }

    private static Events ours(Fences fences) {
        var watch = new PlainFenceWatch(fences);
        var states = new PlainFenceWatch.Inside[vessels];
        Arrays.fill(states, watch.start());
        var events = new Events();
        int tick = -1;
        Instant at = Instant.EPOCH;
        for (int n = 0; n < vessel.length; n++) {
            if (second[n] != tick) {
                tick = second[n];
                at = Instant.ofEpochSecond(tick);
            }
            int v = vessel[n];
            Step<PlainFenceWatch.Inside, Crossing> step = watch.step(states[v], new Fix(at, lon[n], lat[n], null));
            states[v] = step.state();
            List<Crossing> found = step.findings();
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).kind() == Crossing.Kind.ENTERED) events.enter(n, found.get(i).fence());
                else events.exit(n, found.get(i).fence());
            }
        }
        return events;
    }

    private static Events theirs(STRtree tree, List<PreparedGeometry> geometries, List<Long> ids) {
        var factory = new GeometryFactory();
        var before = new long[vessels][0];
        var now = new long[geometries.size()];
        var events = new Events();
        for (int n = 0; n < vessel.length; n++) {
            var point = factory.createPoint(new Coordinate(lon[n] / 1e7, lat[n] / 1e7));
            int count = 0;
            for (Object each : tree.query(point.getEnvelopeInternal())) {
                if (geometries.get((Integer) each).contains(point)) now[count++] = ids.get((Integer) each);
            }
            Arrays.sort(now, 0, count);
            long[] old = before[vessel[n]];
            if (Arrays.equals(old, 0, old.length, now, 0, count)) continue;
            for (long id : old) if (Arrays.binarySearch(now, 0, count, id) < 0) events.exit(n, id);
            for (int i = 0; i < count; i++) if (Arrays.binarySearch(old, now[i]) < 0) events.enter(n, now[i]);
            before[vessel[n]] = Arrays.copyOf(now, count);
        }
        return events;
    }

    private static String full(Fences fences) {
        var watch = new FenceWatch(fences, FenceRule.USUAL);
        var states = new FenceState[vessels];
        Arrays.fill(states, watch.start());
        var counts = new long[Crossing.Kind.values().length];
        for (int n = 0; n < vessel.length; n++) {
            int v = vessel[n];
            var step = watch.step(states[v], new Fix(Instant.ofEpochSecond(second[n]), lon[n], lat[n], null));
            states[v] = step.state();
            for (var finding : step.findings()) if (finding instanceof Crossing crossing) counts[crossing.kind().ordinal()]++;
        }
        var words = new StringBuilder();
        for (Crossing.Kind kind : Crossing.Kind.values()) words.append(kind.name().toLowerCase()).append(' ').append(counts[kind.ordinal()]).append(' ');
        return words.toString();
    }

    /** Records of twenty bytes, little endian: vessel, second, longitude, latitude as integers, and four bytes not used here. */
    private static void load(Path file, long most) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            int count = (int) Math.min(most, channel.size() / 20);
            vessel = new int[count];
            second = new int[count];
            lon = new int[count];
            lat = new int[count];
            for (int n = 0; n < count; n++) {
                vessel[n] = bytes.getInt(20 * n);
                second[n] = bytes.getInt(20 * n + 4);
                lon[n] = bytes.getInt(20 * n + 8);
                lat[n] = bytes.getInt(20 * n + 12);
                vessels = Math.max(vessels, vessel[n] + 1);
            }
        }
    }

    private static List<double[]> rings(String wkt) {
        var rings = new ArrayList<double[]>();
        for (String ring : wkt.substring("POLYGON((".length(), wkt.length() - 2).split("\\),\\(")) {
            rings.add(Arrays.stream(ring.split("[, ]")).mapToDouble(Double::parseDouble).toArray());
        }
        return rings;
    }
}
