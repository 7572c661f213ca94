// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.IncompleteEventPublications;

/**
 * Tells news again that a room has not finished hearing: a listener that failed, or a node that died between the news and
 * its hearing. Old enough, so that nothing still on its way is told twice; every listener bears hearing a thing again.
 */
@Configuration(proxyBeanMethods = false)
class Resubmission {
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);

    @Bean
    Task<Void> resubmitNews(IncompleteEventPublications publications) {
        return Tasks.recurring("kernel.resubmit-news", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((instance, context) -> publications.resubmitIncompletePublicationsOlderThan(OLD_ENOUGH));
    }
}
