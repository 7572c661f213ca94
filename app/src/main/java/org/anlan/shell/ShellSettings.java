// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the edge.
 *
 * @param phone the number every error page ends with
 * @param trustedProxies addresses whose forwarding headers count: single addresses, or IPv4 networks of 8, 16 or 24
 *     bits such as 10.0.0.0/8; none by default, then the headers are ignored
 * @param largestBody the largest body of a request that is not a file
 */
@ConfigurationProperties("anlan.edge")
record ShellSettings(
        @DefaultValue("12345") String phone,
        @DefaultValue({}) List<String> trustedProxies,
        @DefaultValue("1MB") DataSize largestBody) {
    private static final Pattern IPV4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d+))?");

    ShellSettings {
        trustedProxies = trustedProxies.stream()
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
        trustedProxies.forEach(ShellSettings::pattern);
    }

    /** The trusted proxies as the one pattern the server wants; matches nothing when there are none. */
    String proxyPattern() {
        return String.join(
                "|", trustedProxies.stream().map(ShellSettings::pattern).toList());
    }

    private static String pattern(String proxy) {
        var match = IPV4.matcher(proxy);
        if (!match.matches()) {
            if (proxy.contains(":") && !proxy.contains("/")) {
                return Pattern.quote(proxy);
            }
            throw new IllegalArgumentException(
                    "anlan.edge.trusted-proxies: neither an address nor a network: " + proxy);
        }
        int parts = switch (match.group(5)) {
            case null -> 4;
            case "8" -> 1;
            case "16" -> 2;
            case "24" -> 3;
            case "32" -> 4;
            default ->
                throw new IllegalArgumentException(
                        "anlan.edge.trusted-proxies: networks have 8, 16, 24 or 32 bits, not: " + proxy);
        };
        var pattern = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            pattern.append(i == 1 ? "" : "\\.").append(i <= parts ? match.group(i) : "\\d{1,3}");
        }
        return pattern.toString();
    }
}
