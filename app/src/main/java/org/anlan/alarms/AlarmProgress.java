// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Instant;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/** Help has reached the place of an alarm; a fact of whichever room sends it. */
@NamedInterface("facts")
public interface AlarmProgress {
    /** The alarm. */
    UUID alarm();

    /** Whose unit it was. */
    UUID unit();

    /** When it arrived. */
    Instant at();
}
