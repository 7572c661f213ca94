// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever watches the platform can see of it. */
@OfficeTest
class PulseTests {
    @Autowired
    Pulse pulse;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    HealthEndpoint health;

    @LocalServerPort
    int port;

    @Test
    void everyFigureIsThereForAProgramOnThisMachine() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/rights"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            String figures = client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(figures)
                    .contains(
                            "anlan_log_unsealed ",
                            "anlan_log_since_sealing_seconds ",
                            "anlan_timers_late_seconds ",
                            "anlan_news_waiting ",
                            "anlan_news_dead ",
                            "anlan_live_streams ",
                            "anlan_backup_age_seconds ",
                            "http_server_requests_seconds_count",
                            "hikaricp_connections_active");
        }
    }

    @Test
    void readinessAsksTheDatabaseAndTheSealerAndLivenessNeither() {
        assertThat(health.healthForPath("readiness"))
                .isInstanceOfSatisfying(
                        CompositeHealthDescriptor.class,
                        all -> assertThat(all.getComponents()).containsOnlyKeys("readinessState", "db", "sealer"));
        assertThat(health.healthForPath("liveness"))
                .isInstanceOfSatisfying(
                        CompositeHealthDescriptor.class,
                        all -> assertThat(all.getComponents()).containsOnlyKeys("livenessState"));
    }

    @Test
    void aNodeThatHasNotSealedForHalfAMinuteIsNotReady() {
        assertThat(SealerHealth.after(Duration.ofSeconds(1)).getStatus()).isEqualTo(Status.UP);
        assertThat(SealerHealth.after(Duration.ofSeconds(31)).getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aTimerThatShouldHaveRungAndNewsThatNobodyHearsAreCounted() {
        String task = "trial-" + UUID.randomUUID();
        UUID news = UUID.randomUUID();
        long dead = pulse.newsNobodyHears();
        jdbc.sql("""
                        insert into kernel.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values (:task, 'one', :at, false, 1)""")
                .param("task", task)
                .param("at", Timestamp.from(clock.instant().minus(Duration.ofDays(400))))
                .update();
        jdbc.sql("""
                        insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, completion_date)
                        values (:id, 'nobody', 'nothing', '{}', :at, null)""")
                .param("id", news)
                .param("at", Timestamp.from(clock.instant().minus(Duration.ofMinutes(11))))
                .update();
        try {
            assertThat(pulse.timersLate()).isGreaterThanOrEqualTo(Duration.ofDays(400));
            assertThat(pulse.newsNobodyHears()).isEqualTo(dead + 1);
        } finally {
            jdbc.sql("delete from kernel.scheduled_tasks where task_name = :task")
                    .param("task", task)
                    .update();
            jdbc.sql("delete from event_publication where id = :id")
                    .param("id", news)
                    .update();
        }
    }
}
