// SPDX-License-Identifier: Apache-2.0
package org.anlan.notify;

import java.net.URI;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave.
 *
 * @param sms {@code file} writes them to {@code <home>/sms.jsonl} (a county without a gateway, and the demo); {@code http}
 *     posts them to {@code url}; {@code none} keeps them queued
 * @param url the gateway of {@code http}: receives JSON with id, phone and text, answers 2xx
 * @param token sent as a bearer token to the gateway, or null
 * @param quietFrom no message that can wait leaves after this time of day
 * @param quietUntil nor before this one
 */
@ConfigurationProperties("anlan.notify")
record NotifySettings(
        @DefaultValue("file") String sms,
        @Nullable URI url,
        @Nullable String token,
        @DefaultValue("21:30") LocalTime quietFrom,
        @DefaultValue("07:00") LocalTime quietUntil) {

    NotifySettings {
        if (sms.equals("http") && url == null) {
            throw new IllegalArgumentException("anlan.notify.sms=http needs anlan.notify.url");
        }
    }

    @Override
    public String toString() {
        return "NotifySettings[sms=" + sms + ", url=" + url + "]";
    }
}
