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
}
