// SPDX-License-Identifier: Apache-2.0

import dk.dma.ais.message.AisMessage18;
import dk.dma.ais.message.AisPosition;
import dk.dma.ais.message.AisPositionMessage;
import dk.dma.ais.sentence.Vdm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.anlan.watch.AisDecoder;
import org.anlan.watch.AisEncoder;
import org.anlan.watch.ClassBReport;
import org.anlan.watch.Dimensions;
import org.anlan.watch.Lines;
import org.anlan.watch.PositionReport;
import org.anlan.watch.StaticPartA;
import org.anlan.watch.StaticPartB;
import org.anlan.watch.StaticVoyage;

/**
 * AIS sentences a second on one thread: ours and DMA AisLib, in turns, over the same sentences. Both check checksums, join
 * parts and build a whole message; both add up what they read, and the sums must be the same.
 */
final class DecodeBench {
    private static final String[] NAMES = {"ours", "dma-aislib"};

    static void main(String[] arguments) throws IOException {
        String file = arguments[0];
        long seed = Long.parseLong(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        int passes = Integer.parseInt(arguments[3]);
        byte[] bytes = file.isEmpty() ? sentences(seed, count) : Files.readAllBytes(Path.of(file));
        List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        System.out.printf("%,d lines%s%n", lines.size(), file.isEmpty() ? ", seed " + seed : " of " + file);
        double[][] rates = new double[2][passes];
        String[] sums = new String[2];
        var threads = ManagementFactory.getThreadMXBean();
        for (int pass = -2; pass < passes; pass++) {
            for (int side = 0; side < 2; side++) {
                System.gc();
                long began = threads.getCurrentThreadCpuTime();
                sums[side] = side == 0 ? ours(bytes) : theirs(lines);
                double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
                if (pass >= 0) rates[side][pass] = lines.size() / seconds;
            }
        }
        for (int side = 0; side < 2; side++) {
            Arrays.sort(rates[side]);
            System.out.printf(
                    "%-12s median %,12.0f sentences/cpu-s (min %,.0f, max %,.0f of %d)  %s%n",
                    NAMES[side], rates[side][passes / 2], rates[side][0], rates[side][passes - 1], passes, sums[side]);
        }
        System.out.printf("ours is %.2f times as fast; sums %s%n", rates[0][passes / 2] / rates[1][passes / 2], sums[0].equals(sums[1]) ? "equal" : "DIFFER");
        if (!sums[0].equals(sums[1])) System.exit(1);
    }

    private static final class Sums {
        long messages;
        long mmsi;
        long positions;
        long lat;
        long lon;

        @Override
        public String toString() {
            return "messages %d mmsi %d positions %d lat %d lon %d".formatted(messages, mmsi, positions, lat, lon);
        }
    }

    private static String ours(byte[] bytes) {
        var sums = new Sums();
        var decoder = new AisDecoder();
        new Lines().accept(bytes, 0, bytes.length, (b, from, to) -> {
            var received = decoder.accept(b, from, to, AisDecoder.UNKNOWN);
            if (received == null) return;
            sums.messages++;
            sums.mmsi += received.message().mmsi();
            Integer lat = null;
            Integer lon = null;
            if (received.message() instanceof PositionReport m) {
                lat = m.lat();
                lon = m.lon();
            } else if (received.message() instanceof ClassBReport m) {
                lat = m.lat();
                lon = m.lon();
            }
            if (lat == null || lon == null) return;
            sums.positions++;
            sums.lat += lat;
            sums.lon += lon;
        });
        return sums.toString();
    }

    private static String theirs(List<String> lines) {
        var sums = new Sums();
        var vdm = new Vdm();
        for (String line : lines) {
            try {
                if (vdm.parse(line) != 0) continue;
                var message = dk.dma.ais.message.AisMessage.getInstance(vdm);
                vdm = new Vdm();
                sums.messages++;
                sums.mmsi += message.getUserId();
                AisPosition at = message instanceof AisPositionMessage m ? m.getPos() : message instanceof AisMessage18 m ? m.getPos() : null;
                if (at == null || Math.abs(at.getLatitudeDouble()) > 90 || Math.abs(at.getLongitudeDouble()) > 180) continue;
                sums.positions++;
                sums.lat += Math.round(at.getLatitudeDouble() * 600_000);
                sums.lon += Math.round(at.getLongitudeDouble() * 600_000);
            } catch (Exception broken) {
                vdm = new Vdm();
            }
        }
        return sums.toString();
    }

    /** Traffic as a shore station hears it: mostly positions, one in twelve with name and voyage. */
    private static byte[] sentences(long seed, int count) {
        var random = new Random(seed);
        var out = new StringBuilder(count * 50);
        var lines = new ArrayList<String>();
        for (int sequence = 0; lines.size() < count; sequence = (sequence + 1) % 10) {
            int mmsi = 412_000_000 + random.nextInt(900_000);
            int lon = 73_200_000 + random.nextInt(720_000);
            int lat = 18_000_000 + random.nextInt(640_000);
            double kind = random.nextDouble();
            var message = kind < .65
                    ? new PositionReport(kind < .5 ? 1 : 3, 0, mmsi, random.nextInt(9), random.nextInt(200) - 100, random.nextInt(250), true, lon, lat, random.nextInt(3600), random.nextInt(360), random.nextInt(60), 0, false, random.nextInt(1 << 19))
                    : kind < .73
                            ? new StaticVoyage(0, mmsi, 0, 9_000_000 + random.nextInt(900_000), "B" + random.nextInt(99_999), "ZHE DAI YU " + random.nextInt(99_999), 30 + random.nextInt(60), new Dimensions(1 + random.nextInt(200), random.nextInt(60), random.nextInt(30), random.nextInt(30)), 1, 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24), random.nextInt(60), 1 + random.nextInt(150), "DAISHAN", true)
                            : kind < .88
                                    ? new ClassBReport(0, mmsi, 0, random.nextInt(250), true, lon, lat, random.nextInt(3600), random.nextInt(360), random.nextInt(60), 0, true, false, true, true, true, false, false, random.nextInt(1 << 20))
                                    : random.nextBoolean()
                                            ? new StaticPartA(0, mmsi, "ZHE DAI YU " + random.nextInt(99_999))
                                            : new StaticPartB(0, mmsi, 30, "ABC", 1, random.nextInt(99_999), "B" + random.nextInt(99_999), new Dimensions(1 + random.nextInt(50), random.nextInt(20), random.nextInt(10), random.nextInt(10)), null, 1);
            lines.addAll(AisEncoder.sentences(message, "AI", random.nextBoolean() ? "A" : "B", sequence));
        }
        for (String line : lines) out.append(line).append("\r\n");
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
