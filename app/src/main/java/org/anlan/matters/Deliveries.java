// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.matters.store.MatterRow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens when a message to a requester arrived. Hearing of the same arrival twice changes nothing. */
@Component
public class Deliveries {
    private final Transitions transitions;
    private final Replies replies;

    Deliveries(Transitions transitions, Replies replies) {
        this.transitions = transitions;
        this.replies = replies;
    }

    /**
     * A message arrived.
     *
     * @param purpose what it was for
     * @param about what it concerned
     */
    @Transactional
    public void arrived(String purpose, ObjectRef about) {
        if (!about.kind().equals("matter")) {
            return;
        }
        switch (purpose) {
            case "matter.reply" -> {
                MatterRow matter = transitions.lock(about.id());
                replies.delivered(matter, "sms", Actor.SYSTEM);
            }
            case "matter.question" -> replies.questionDelivered(transitions.lock(about.id()));
            default -> {
                // the other messages inform; nothing waits for their arrival
            }
        }
    }
}
