// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** There is no such alarm, or none the asker may know of. */
public class NoSuchAlarm extends Refusal {
    NoSuchAlarm(UUID id, Map<String, Object> detail) {
        super("no-such-alarm", Kind.NOT_FOUND, new ObjectRef("alarm", id), detail);
    }
}
