// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The address a limit counts by. An IPv6 customer usually owns a whole /64 and could change the rest of the address
 * with every request, so only the first half counts.
 */
public final class ClientAddress {
    private ClientAddress() {}

    /**
     * The key of the client of a request. Forwarding headers count only from proxies the settings trust; the server
     * has already applied them.
     *
     * @param request the request
     */
    public static String of(HttpServletRequest request) {
        return key(request.getRemoteAddr());
    }

    static String key(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String plain = address.replaceFirst("%.*$", "").replace("[", "").replace("]", "");
        int gap = plain.indexOf("::");
        String[] head = (gap < 0 ? plain : plain.substring(0, gap)).split(":", -1);
        var key = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            key.append(i < head.length && !head[i].isEmpty() ? head[i] : "0").append(':');
        }
        return key.append(":/64").toString();
    }
}
