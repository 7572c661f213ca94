// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a county sets for the sea.
 *
 * @param sources the receivers; none is listened to until it is named here
 * @param gather how long sentences are gathered before they are stored together, 20 to 100 ms
 * @param kept how long raw sentences and positions are kept, 1 to 400 days
 * @param nearMetres how far around a plot a stranger's boat is noticed, in metres
 * @param longestMetres a boat longer than this has no business among the ropes at all, in metres
 */
@ConfigurationProperties("anlan.sea")
public record SeaSettings(
        @DefaultValue List<Source> sources,
        @DefaultValue("50ms") Duration gather,
        @DefaultValue("90d") Duration kept,
        @DefaultValue("200") double nearMetres,
        @DefaultValue("40") double longestMetres) {

    /** How sentences come. */
    public enum Kind {
        /** Receivers connect to us. */
        TCP_SERVER,
        /** We connect to a receiver, again and again when it goes away. */
        TCP_CLIENT,
        /** Each datagram holds one sentence or some. */
        UDP,
        /** A file that grows. */
        FILE
    }

    /**
     * A receiver.
     *
     * @param name what it is called in lists and in evidence
     * @param kind how it comes
     * @param host where to listen or to connect; this machine alone unless set
     * @param port the port, 0 for a file
     * @param file the file, null unless it is one
     */
    public record Source(
            String name,
            Kind kind,
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("0") int port,
            @Nullable Path file) {
        /** Refuses a receiver that cannot be. */
        public Source {
            if (name.isBlank() || name.length() > 60) {
                throw new IllegalArgumentException("anlan.sea.sources: a name has 1 to 60 characters, not: " + name);
            }
            if (kind == Kind.FILE ? file == null : port < 1 || port > 65_535) {
                throw new IllegalArgumentException("anlan.sea.sources: " + name + " of kind "
                        + kind.name().toLowerCase(Locale.ROOT) + " needs " + (kind == Kind.FILE ? "a file" : "a port"));
            }
        }
    }

    /** Refuses settings that would lose or flood. */
    public SeaSettings {
        sources = List.copyOf(sources);
        var names = new HashSet<String>();
        for (Source source : sources) {
            if (!names.add(source.name())) {
                throw new IllegalArgumentException("anlan.sea.sources: two are called " + source.name());
            }
        }
        if (gather.toMillis() < 20 || gather.toMillis() > 100) {
            throw new IllegalArgumentException("anlan.sea.gather is 20 to 100 ms, not: " + gather);
        }
        if (kept.toDays() < 1 || kept.toDays() > 400) {
            throw new IllegalArgumentException("anlan.sea.kept is 1 to 400 days, not: " + kept);
        }
        if (!(nearMetres >= 0 && nearMetres <= 5_000)) {
            throw new IllegalArgumentException("anlan.sea.near-metres is 0 to 5000, not: " + nearMetres);
        }
    }
}
