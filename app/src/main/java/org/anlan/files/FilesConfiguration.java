// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesSettings.class)
class FilesConfiguration {
    /** One node at a time forgets what was never handed in. */
    @Bean
    Task<Void> filesSweep(Files files) {
        return Tasks.recurring("files.sweep", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> files.sweep());
    }
}
