// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlarmsSettings.class)
class AlarmsConfiguration {
    /** One node at a time looks at which clocks of alarms have run out. */
    @Bean
    Task<Void> alarmsSweep(AlarmSweep sweep) {
        return Tasks.recurring("alarms.sweep", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((instance, context) -> sweep.round());
    }
}
