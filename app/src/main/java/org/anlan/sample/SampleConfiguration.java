// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SampleSettings.class)
class SampleConfiguration {}
