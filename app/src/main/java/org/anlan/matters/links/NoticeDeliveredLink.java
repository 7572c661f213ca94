// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.links;

import org.anlan.matters.Deliveries;
import org.anlan.notify.NoticeDelivered;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears that a message arrived: the proof on which a reply counts as delivered. */
@Component
class NoticeDeliveredLink {
    private final Deliveries deliveries;

    NoticeDeliveredLink(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @ApplicationModuleListener(id = "matters.notice-delivered")
    void on(NoticeDelivered delivered) {
        deliveries.arrived(delivered.purpose(), delivered.about());
    }
}
