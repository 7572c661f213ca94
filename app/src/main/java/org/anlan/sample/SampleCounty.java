// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import java.time.Clock;
import java.time.ZoneOffset;
import org.anlan.kernel.CountyCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty office with the demo county at its first start, before the office says that it is ready. Real islands,
 * invented people. It is no migration: a county that goes live starts with {@code anlan.sample=none}. Each part is one
 * transaction together with its mark, so a start that was cut short goes on and a later start loads nothing; an office that
 * already has places of its own is left alone.
 */
@Component
@Order(0)
class SampleCounty implements ApplicationRunner {
    /** Held while loading, so that of two nodes starting at once one loads and the other waits. */
    private static final long LOCK = 0x616e6c616e01L;

    private static final String PLACES = "places";
    private static final Logger log = LoggerFactory.getLogger(SampleCounty.class);

    private final SampleSettings settings;
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final SamplePlaces places;
    private final SampleOrganisations organisations;
    private final SampleRouting routing;
    private final SampleResponseUnits responseUnits;
    private final SampleFeeds feeds;

    SampleCounty(
            SampleSettings settings,
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            PlatformTransactionManager transactions,
            SamplePlaces places,
            SampleOrganisations organisations,
            SampleRouting routing,
            SampleResponseUnits responseUnits,
            SampleFeeds feeds) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.places = places;
        this.organisations = organisations;
        this.routing = routing;
        this.responseUnits = responseUnits;
        this.feeds = feeds;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.wanted() || isLoaded("feeds") || !places.areOf(county)) {
            return;
        }
        stage(PLACES, places::load);
        if (!isLoaded(PLACES)) {
            return;
        }
        stage("units", organisations::loadUnits);
        stage("officers", organisations::loadOfficers);
        stage("routing", routing::load);
        stage("response-units", responseUnits::load);
        stage("feeds", feeds::load);
    }

    private void stage(String stage, Runnable load) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query((r, row) -> 0)
                    .list();
            if (isLoaded(stage) || (stage.equals(PLACES) && !places.isEmpty())) {
                return;
            }
            load.run();
            jdbc.sql("insert into sample.stage (county, stage, loaded_at) values (:county, :stage, :now)")
                    .param("county", county.value())
                    .param("stage", stage)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            log.info("demo county: {} loaded", stage);
        });
    }

    private boolean isLoaded(String stage) {
        return jdbc.sql("select exists (select 1 from sample.stage where county = :county and stage = :stage)")
                .param("county", county.value())
                .param("stage", stage)
                .query(Boolean.class)
                .single();
    }
}
