// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import org.anlan.feeds.Feed;
import org.anlan.feeds.Feeds;
import org.anlan.feeds.Scene;
import org.anlan.kernel.Actor;
import org.springframework.stereotype.Component;

/** Sets up the demo county's feeds, one for each of the five scenes; what they hand in lies in {@code sample/feeds}. */
@Component
class SampleFeeds {
    private final Feeds feeds;

    SampleFeeds(Feeds feeds) {
        this.feeds = feeds;
    }

    void load() {
        for (SampleFile.Line line : SampleFile.read("feeds.csv").lines()) {
            feeds.define(
                    new Feed(
                            line.text("code"),
                            Scene.of(line.text("scene")),
                            line.text("owner"),
                            line.text("owner_en"),
                            line.text("purpose"),
                            line.text("terms"),
                            line.whole("minutes"),
                            true,
                            false),
                    Actor.SYSTEM);
        }
    }
}
