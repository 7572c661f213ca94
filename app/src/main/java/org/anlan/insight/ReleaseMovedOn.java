// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** The release is not where this step begins; somebody was quicker, or it was never there. */
public class ReleaseMovedOn extends Refusal {
    ReleaseMovedOn(UUID release, String state) {
        super("release-moved-on", Kind.CONFLICT, new ObjectRef("release", release), Map.of("state", state));
    }
}
