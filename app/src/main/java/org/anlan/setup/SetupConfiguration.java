// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SetupConfiguration {
    static final TaskDescriptor<Void> CARRY_ON = TaskDescriptor.of("setup.carry-on");

    /** Carries one batch on; when its node dies, the heartbeat ends and another node carries on from the last chunk. */
    @Bean
    Task<Void> carryOn(ObjectProvider<Batches> batches) {
        return Tasks.oneTime(CARRY_ON)
                .execute((instance, context) -> batches.getObject()
                        .carryOn(UUID.fromString(instance.getId().split("/", 2)[0])));
    }

    /** Wakes what should be worked on and is not. */
    @Bean
    Task<Void> wakeBatches(ObjectProvider<Batches> batches) {
        return Tasks.recurring("setup.wake", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((instance, context) -> batches.getObject().wakeAll());
    }
}
