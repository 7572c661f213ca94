// SPDX-License-Identifier: Apache-2.0
package org.anlan.notify;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.anlan.people.Persons;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifySettings.class)
class NotifyConfiguration {
    @Bean
    Postman postman(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            CountyCode county,
            Clock clock,
            Persons persons,
            ObjectProvider<SmsGateway> gateway,
            KernelSettings kernel,
            NotifySettings settings,
            JsonMapper json,
            ApplicationEventPublisher events) {
        SmsGateway way = gateway.getIfAvailable(() -> fromSettings(settings, kernel, json));
        return new Postman(jdbc, transactions, county, clock, persons, way, events);
    }

    /** One node at a time sees messages off; the others wait their turn. */
    @Bean
    Task<Void> postRound(Postman postman, NotifySettings settings) {
        return Tasks.recurring("notify.post", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> {
                    if (!settings.sms().equals("none")) {
                        int sent;
                        do {
                            sent = postman.round();
                        } while (sent > 0);
                    }
                });
    }

    private static SmsGateway fromSettings(NotifySettings settings, KernelSettings kernel, JsonMapper json) {
        return settings.sms().equals("http")
                ? new HttpGateway(uri(settings), settings.token(), json)
                : new FileGateway(kernel.home().resolve("sms.jsonl"), json);
    }

    private static URI uri(NotifySettings settings) {
        return Objects.requireNonNull(settings.url(), "checked when the settings were read");
    }
}
