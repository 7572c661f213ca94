// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.anlan.kernel.KernelSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class BackupConfiguration {
    /** One node takes it, whichever the timer wakes. */
    @Bean
    Task<Void> dailyBackup(Backups backups, BackupSettings settings, KernelSettings kernel) {
        return Tasks.recurring("backup.daily", new Daily(kernel.zone(), settings.at()))
                .execute((instance, context) -> backups.daily());
    }

    /** How old the newest whole backup is; not a number while there is none. */
    @Bean
    MeterBinder backupAge(Backups backups, Clock clock) {
        return (MeterRegistry registry) -> TimeGauge.builder(
                        "anlan.backup.age",
                        backups,
                        TimeUnit.SECONDS,
                        all -> all.lastWhole()
                                .map(taken -> (double)
                                        Duration.between(taken, clock.instant()).toSeconds())
                                .orElse(Double.NaN))
                .description("How old the newest whole backup is")
                .register(registry);
    }
}
