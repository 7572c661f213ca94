// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the platform itself is, in numbers for whoever watches it: what is not sealed yet, how late the timers are, what news
 * nobody could hear, how many pages listen. Each is read when it is asked for, none is kept.
 */
@Component
public class Pulse implements MeterBinder {
    /** News that has not been heard after this long will not be heard by waiting: ten resubmissions and more have failed. */
    private static final Duration DEAD = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Sealer sealer;
    private final LiveStreams streams;

    Pulse(JdbcClient jdbc, CountyCode county, Clock clock, Sealer sealer, LiveStreams streams) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.sealer = sealer;
        this.streams = streams;
    }

    /** How many entries of the log wait to be sealed. */
    public long unsealed() {
        return jdbc.sql("""
                        select count(*) from kernel.timeline where county = :county and tx >= coalesce(
                          (select horizon from kernel.seal where county = :county order by batch desc limit 1), '0'::xid8)""").param("county", county.value()).query(Long.class).single();
    }

    /** How long ago this node last sealed, or found that another node does or that there is nothing to seal. */
    public Duration sinceSealing() {
        return sealer.sinceLastRound();
    }

    /** How late the timer is that should have rung first; zero when none is late. */
    public Duration timersLate() {
        return jdbc.sql("""
                        select greatest(0, extract(epoch from :now - min(execution_time))) from kernel.scheduled_tasks
                         where not picked and execution_time < :now""")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
                .orElse(Duration.ZERO);
    }

    /** How much news is on its way from one room to another. */
    public long newsOnItsWay() {
        return jdbc.sql("select count(*) from public.event_publication where completion_date is null")
                .query(Long.class)
                .single();
    }

    /** How much of it has been told again and again and was not heard. */
    public long newsNobodyHears() {
        return jdbc.sql("""
                        select count(*) from public.event_publication
                         where completion_date is null and publication_date < :before""")
                .param("before", OffsetDateTime.ofInstant(clock.instant().minus(DEAD), ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("anlan.log.unsealed", this, Pulse::unsealed)
                .description("Entries of the log that wait to be sealed")
                .register(registry);
        TimeGauge.builder(
                        "anlan.log.since.sealing",
                        this,
                        TimeUnit.MILLISECONDS,
                        pulse -> pulse.sinceSealing().toMillis())
                .description("How long ago this node last sealed, or found nothing to seal")
                .register(registry);
        TimeGauge.builder(
                        "anlan.timers.late",
                        this,
                        TimeUnit.MILLISECONDS,
                        pulse -> pulse.timersLate().toMillis())
                .description("How late the timer is that should have rung first")
                .register(registry);
        Gauge.builder("anlan.news.waiting", this, Pulse::newsOnItsWay)
                .description("News on its way from one room to another")
                .register(registry);
        Gauge.builder("anlan.news.dead", this, Pulse::newsNobodyHears)
                .description("News that nobody has heard for ten minutes")
                .register(registry);
        Gauge.builder("anlan.live.streams", streams, all -> all.listening().getOrDefault("streams", 0))
                .description("Pages that listen at this node")
                .register(registry);
    }
}
