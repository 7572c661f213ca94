// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the log is being sealed. A node that has not come round for half a minute takes no more work until it does: what
 * it accepted would be without its proof.
 */
@Component("sealerHealthIndicator")
class SealerHealth implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Sealer sealer;

    SealerHealth(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public Health health() {
        return after(sealer.sinceLastRound());
    }

    static Health after(Duration since) {
        var health = since.compareTo(PATIENCE) < 0 ? Health.up() : Health.down();
        return health.withDetail("secondsSinceLastRound", since.toSeconds()).build();
    }
}
