// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.anlan.kernel.KernelSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InsightConfiguration {
    /** One node at a time follows the log. */
    @Bean
    Task<Void> insightTail(Tail tail) {
        return Tasks.recurring("insight.tail", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((instance, context) -> tail.catchUp());
    }

    /** At two in the morning, when the day before is over everywhere in the county. */
    @Bean
    Task<Void> insightNight(Releases releases, KernelSettings kernel) {
        return Tasks.recurring("insight.night", Schedules.daily(kernel.zone(), LocalTime.of(2, 0)))
                .execute((instance, context) -> releases.night());
    }
}
