// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the demo county is wanted.
 *
 * @param sample {@code none} leaves an empty office empty; anything else loads the demo county into it
 */
@ConfigurationProperties("anlan")
record SampleSettings(@DefaultValue("demo") String sample) {
    boolean wanted() {
        return !sample.equals("none");
    }
}
