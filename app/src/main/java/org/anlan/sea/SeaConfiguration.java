// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.anlan.sea.store.TrackRows;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SeaSettings.class)
class SeaConfiguration {
    /** Once an hour one node erases raw sentences and positions that are older than the county keeps them. */
    @Bean
    Task<Void> seaErase(TrackRows rows, SeaSettings settings, java.time.Clock clock) {
        return Tasks.recurring("sea.erase", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> rows.erase(clock.instant().minus(settings.kept())));
    }
}
