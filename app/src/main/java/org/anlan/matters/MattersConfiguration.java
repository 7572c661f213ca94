// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MattersSettings.class)
class MattersConfiguration {
    /** One node at a time looks at what time has changed. */
    @Bean
    Task<Void> mattersSweep(Sweep sweep) {
        return Tasks.recurring("matters.sweep", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> sweep.round());
    }

    /** One node at a time enters what has settled into the search. */
    @Bean
    Task<Void> mattersSearch(Search search) {
        return Tasks.recurring("matters.search", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> search.round());
    }
}
