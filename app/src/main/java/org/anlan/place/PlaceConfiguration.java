// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The room's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChartSettings.class)
class PlaceConfiguration {}
