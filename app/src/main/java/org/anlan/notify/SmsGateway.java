// SPDX-License-Identifier: Apache-2.0
package org.anlan.notify;

import java.util.UUID;

/** Where short messages leave the house. One implementation is active, chosen by {@code anlan.notify.sms}. */
public interface SmsGateway {
    /**
     * Hands one message over. Handing over the same notice again must not send it twice if the gateway can tell.
     *
     * @param notice identifies the message
     * @param phone digits
     * @param text the message
     * @return the gateway's receipt
     * @throws java.io.IOException when it was not accepted; it is tried again later
     */
    String send(UUID notice, String phone, String text) throws java.io.IOException;
}
