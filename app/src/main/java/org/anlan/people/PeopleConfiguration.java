// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.anlan.kernel.KeptOut;
import org.anlan.people.access.AccessSettings;
import org.anlan.people.store.Sessions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
@EnableConfigurationProperties(AccessSettings.class)
class PeopleConfiguration {
    @Bean
    Sessions sessionRepository(
            JdbcOperations operations,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AccessSettings settings) {
        return new Sessions(operations, jdbc, transactions, settings);
    }

    /** Expired sessions go every quarter of an hour; an expired one is refused before that anyway. */
    @Bean
    RecurringTask<Void> sessionsCleanUp(Sessions sessions) {
        return Tasks.recurring("people.sessions-clean-up", FixedDelay.of(Duration.ofMinutes(15)))
                .execute((instance, context) -> sessions.cleanUp());
    }

    /** Nobody is signed in at an office that was restored: a copied cookie opens nothing. */
    @Bean
    KeptOut sessionsKeptOut() {
        return new KeptOut("people.session", "whoever was signed in signs in again");
    }

    /** What sessions carry goes where they go. */
    @Bean
    KeptOut sessionAttributesKeptOut() {
        return new KeptOut("people.session_attributes", "it belongs to the sessions");
    }

    /** A link in an old message opens nothing at an office that was restored; whoever needs one gets a new one. */
    @Bean
    KeptOut invitationsKeptOut() {
        return new KeptOut("people.invite", "links for one use are made again by whoever may invite");
    }
}
