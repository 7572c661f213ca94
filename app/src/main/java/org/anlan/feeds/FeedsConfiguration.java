// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class FeedsConfiguration {
    /** The departments' door: it knows tokens and no accounts; the counter behind it looks at the token. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    SecurityFilterChain feedSecurity(HttpSecurity http) {
        return http.securityMatcher("/feeds/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // a token in a header is nothing that a foreign page could send along
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Once an hour one node erases what has been kept for thirty days. */
    @Bean
    Task<Void> feedsErase(Feeds feeds) {
        return Tasks.recurring("feeds.erase", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> feeds.eraseOld());
    }
}
