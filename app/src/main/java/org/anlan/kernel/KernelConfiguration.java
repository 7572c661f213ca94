// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KernelSettings.class)
class KernelConfiguration {
    @Bean
    CountyCode county(KernelSettings settings) {
        return new CountyCode(settings.county());
    }

    /** The one clock of the node; tests hand in their own. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(KernelSettings settings) {
        return Clock.system(settings.zone());
    }

    /** Which transaction wrote an entry counts on one server only; what a backup has to know is whether it was sealed. */
    @Bean
    WrittenAs sealedOrNot() {
        return new WrittenAs(
                "kernel.timeline",
                "tx",
                """
                case when t.tx < (select s.horizon from kernel.seal s where s.county = t.county order by s.batch desc limit 1)
                     then '1'::xid8 else '2'::xid8 end""",
                "numbers of transactions begin anew on another server: 1 was sealed, 2 is still to be sealed");
    }

    /** The line between the sealed and the rest, below every number that another server gives. */
    @Bean
    WrittenAs sealingLine() {
        return new WrittenAs(
                "kernel.seal",
                "horizon",
                "'2'::xid8",
                "numbers of transactions begin anew on another server: 2 lies below all of them");
    }
}
