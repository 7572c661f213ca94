// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every room needs to know about this node.
 *
 * @param county the county it serves, six digits of GB/T 2260
 * @param zone the time zone in which days begin and offices open; instants are stored in UTC
 * @param home the directory that is this node's own: database, instance file, printed roots
 */
@ConfigurationProperties("anlan")
public record KernelSettings(
        @DefaultValue("330922") String county,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue(".anlan") Path home) {}
