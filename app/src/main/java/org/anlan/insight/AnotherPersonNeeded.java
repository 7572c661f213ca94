// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** Whoever checked a figure cannot publish it as well. */
public class AnotherPersonNeeded extends Refusal {
    AnotherPersonNeeded(UUID release) {
        super("another-person-needed", Kind.CONFLICT, new ObjectRef("release", release), Map.of());
    }
}
