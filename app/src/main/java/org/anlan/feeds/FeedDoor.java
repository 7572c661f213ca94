// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.time.Duration;
import org.anlan.people.access.RateLimits;
import org.springframework.stereotype.Component;

/** Lets a department in by its feed's token, and nobody try many. */
@Component
public class FeedDoor {
    private static final RateLimits.Rule TRIES = new RateLimits.Rule("feed-token", 20, Duration.ofSeconds(30));

    private final Feeds feeds;
    private final RateLimits limits;

    FeedDoor(Feeds feeds, RateLimits limits) {
        this.feeds = feeds;
        this.limits = limits;
    }

    /**
     * The feed a token opens.
     *
     * @param code the feed's name
     * @param token the token
     * @param address from where it is tried
     * @throws NoSuchFeed when it does not open it
     */
    public Feed open(String code, String token, String address) {
        limits.take(TRIES, address);
        Feed feed = feeds.open(code, token);
        limits.giveBack(TRIES, address); // only tries that fail count
        return feed;
    }
}
