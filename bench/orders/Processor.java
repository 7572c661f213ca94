// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long the processors worked for whom, by the kernel's own count. On a machine that does other things too this says
 * more than the rate: a request costs what it costs, however long it has to wait.
 */
final class Processor {
    private static final double TICKS = 100; // USER_HZ, the unit of /proc/PID/stat on Linux

    private final long application;
    private final long postmaster;

    Processor(long application, long postmaster) {
        this.application = application;
        this.postmaster = postmaster;
    }

    /** Seconds of processor time up to a moment, and the moment in nanoseconds. */
    record Spent(double application, double database, double generator, long at) {
        /** What was spent until then, for each of so many requests a second. */
        String until(Spent then, double perSecond) {
            double requests = perSecond * (then.at - at) / 1e9;
            return String.format(
                    Locale.ROOT,
                    "processor µs each: application %.0f, database %.0f, generator %.0f",
                    (then.application - application) * 1e6 / requests,
                    (then.database - database) * 1e6 / requests,
                    (then.generator - generator) * 1e6 / requests);
        }
    }

    Spent now() throws IOException {
        double database = spent(postmaster, true);
        try (Stream<ProcessHandle> servers = ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::children)) {
            for (ProcessHandle server : (Iterable<ProcessHandle>) servers::iterator) {
                database += spent(server.pid(), false);
            }
        }
        return new Spent(
                spent(application, false),
                database,
                spent(ProcessHandle.current().pid(), true),
                System.nanoTime());
    }

    /** User and system time of a process; with those of its children that have ended, where they belong to it. */
    private static double spent(long pid, boolean children) throws IOException {
        Path file = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(file)) {
            return 0;
        }
        String stat = Files.readString(file);
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        double ticks = 0;
        for (String field : fields.subList(11, children ? 15 : 13)) {
            ticks += Double.parseDouble(field);
        }
        return ticks / TICKS;
    }
}
