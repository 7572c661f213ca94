// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/**
 * Whether the office itself is well: news that a room has not heard, timers that are late, entries of the log that wait
 * for their seal, and the database. For the person on duty; nothing here is about residents.
 */
@Component
public class Wellbeing {
    /** News on its way is told within seconds; what is older was not heard. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final IncompleteEventPublications publications;

    /**
     * News that a listener has not finished hearing.
     *
     * @param id the publication
     * @param news the simple name of what is told, such as {@code CalendarYearLoaded}
     * @param listener the class and method that should hear it, such as {@code CalendarLink.on}
     * @param since when it was told first
     * @param attempts how often the listener began, 0 when the registry does not count
     * @param lastTold when it was told again last, or null
     */
    public record Untold(
            UUID id,
            String news,
            String listener,
            Instant since,
            int attempts,
            @Nullable Instant lastTold) {}

    /**
     * A timer.
     *
     * @param name such as {@code matters.sweep}
     * @param next when it runs next
     * @param lastSuccess when it last ran through, or null
     * @param lastFailure when it last failed, or null
     * @param failures how often it failed since it last ran through
     * @param late whether it should have run some minutes ago and nobody is running it
     */
    public record Timer(
            String name,
            Instant next,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            int failures,
            boolean late) {}

    /**
     * How far the sealer is.
     *
     * @param waiting entries without a seal
     * @param sealedAt when the newest batch was sealed, or null while nothing is
     * @param batches how many batches there are
     */
    public record Sealing(long waiting, @Nullable Instant sealedAt, long batches) {}

    /**
     * The database server.
     *
     * @param version such as {@code 18.6}
     * @param bytes size of the office's database
     * @param since when the server started
     * @param connections open ones
     * @param most how many the server allows
     */
    public record Database(String version, long bytes, Instant since, int connections, int most) {}

    Wellbeing(JdbcClient jdbc, CountyCode county, Clock clock, IncompleteEventPublications publications) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.publications = publications;
    }

    /** What a room has not heard for more than a minute, oldest first, at most {@value #MOST_SHOWN}. */
    public List<Untold> untold() {
        return jdbc.sql("""
                        select id, event_type, listener_id, publication_date, completion_attempts, last_resubmission_date
                          from event_publication where completion_date is null and publication_date < :before
                         order by publication_date limit :most""")
                .param("before", utc(clock.instant().minus(ON_ITS_WAY)))
                .param("most", MOST_SHOWN)
                .query((r, i) -> new Untold(
                        r.getObject("id", UUID.class),
                        lastWords(r.getString("event_type"), 1),
                        lastWords(r.getString("listener_id").replaceFirst("\\(.*", ""), 2),
                        r.getObject("publication_date", OffsetDateTime.class).toInstant(),
                        r.getInt("completion_attempts"),
                        instant(r, "last_resubmission_date")))
                .list();
    }

    /**
     * Tells news again at once. Every listener bears hearing a thing twice; what it still does not hear stays listed.
     *
     * @param id the publication
     * @return false when it is not waiting any more
     */
    public boolean tellAgain(UUID id) {
        var found = new AtomicBoolean();
        publications.resubmitIncompletePublications(publication -> {
            boolean meant = publication.getIdentifier().equals(id);
            if (meant) {
                found.set(true);
            }
            return meant;
        });
        return found.get();
    }

    /** The timers by name. */
    public List<Timer> timers() {
        var lateBefore = clock.instant().minus(Duration.ofMinutes(5));
        return jdbc.sql("""
                        select task_name, execution_time, last_success, last_failure, coalesce(consecutive_failures, 0) as failures, picked
                          from kernel.scheduled_tasks order by task_name, task_instance""")
                .query((r, i) -> {
                    var next =
                            r.getObject("execution_time", OffsetDateTime.class).toInstant();
                    return new Timer(
                            r.getString("task_name"),
                            next,
                            instant(r, "last_success"),
                            instant(r, "last_failure"),
                            r.getInt("failures"),
                            !r.getBoolean("picked") && next.isBefore(lateBefore));
                })
                .list();
    }

    /** How far the sealer is. */
    public Sealing sealing() {
        return jdbc.sql("""
                        with newest as (select batch, horizon, sealed_at from kernel.seal
                                         where county = :county order by batch desc limit 1)
                        select (select count(*) from kernel.timeline
                                 where county = :county and tx >= coalesce((select horizon from newest), '0'::xid8)) as waiting,
                               (select sealed_at from newest) as sealed_at,
                               coalesce((select batch from newest), 0) as batches""")
                .param("county", county.value())
                .query((r, i) -> new Sealing(r.getLong("waiting"), instant(r, "sealed_at"), r.getLong("batches")))
                .single();
    }

    /** The database server as it describes itself. */
    public Database database() {
        return jdbc.sql("""
                        select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
                               pg_postmaster_start_time() as since,
                               (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections,
                               current_setting('max_connections')::int as most""")
                .query((r, i) -> new Database(
                        r.getString("version").replaceFirst(" .*", ""),
                        r.getLong("bytes"),
                        r.getObject("since", OffsetDateTime.class).toInstant(),
                        r.getInt("connections"),
                        r.getInt("most")))
                .single();
    }

    /** The last parts of a dotted name: classes, and a class with its method, without their packages. */
    private static String lastWords(String name, int words) {
        var parts = List.of(name.split("[.$]"));
        return String.join(".", parts.subList(Math.max(0, parts.size() - words), parts.size()));
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        var found = r.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
