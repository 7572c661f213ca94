// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The matters that this visitor has opened with their secret, by code. It lives in the session and nowhere else, so that
 * closing the browser closes them.
 *
 * @param matters code to matter, in the order they were opened
 */
record Tracked(Map<String, UUID> matters) implements Serializable {
    private static final String KEY = "hall.tracked";

    /** Remembers that the visitor holds the secret of a matter. */
    static void open(HttpSession session, String code, UUID matter) {
        var all = new LinkedHashMap<>(of(session).matters());
        all.put(code, matter);
        session.setAttribute(KEY, new Tracked(all));
    }

    /** The matter of a code, if this visitor has opened it. */
    static Optional<UUID> find(HttpSession session, String code) {
        return Optional.ofNullable(of(session).matters().get(code));
    }

    private static Tracked of(HttpSession session) {
        return session.getAttribute(KEY) instanceof Tracked tracked ? tracked : new Tracked(new LinkedHashMap<>());
    }
}
