// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * How the log is written: lines to be read by people, or with {@code ANLAN_LOG=json} one JSON object a line in the Elastic
 * Common Schema, for programs that collect logs.
 */
public final class LogForm implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String form = environment.getProperty("anlan.log", environment.getProperty("ANLAN_LOG", "lines"));
        if (form.equals("json")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "form of the log",
                            Map.of(
                                    "logging.structured.format.console",
                                    "ecs",
                                    "logging.structured.format.file",
                                    "ecs")));
        } else if (!form.isEmpty() && !form.equals("lines")) {
            throw new IllegalArgumentException("ANLAN_LOG is json or lines, not " + form);
        }
    }
}
