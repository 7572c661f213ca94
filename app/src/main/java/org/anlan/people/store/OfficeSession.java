// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session as one request sees it: read from what the node knows, and bound to the stored session only when
 * something in it changes.
 */
final class OfficeSession implements Session {
    private final Known known;
    private final Map<String, Object> attributes;
    private final Supplier<? extends @Nullable Session> stored;
    private @Nullable Session bound;
    private boolean fresh;
    private Instant lastAccess;

    /** What the node knows about a session; never changed, so that requests can share it. */
    record Known(
            String id,
            Instant created,
            Instant lastAccess,
            Duration maxIdle,
            Map<String, Object> attributes,
            @Nullable String principal) {}

    OfficeSession(Known known, @Nullable Session bound, Supplier<? extends @Nullable Session> stored, boolean fresh) {
        this.known = known;
        this.attributes = new HashMap<>(known.attributes());
        this.bound = bound;
        this.stored = stored;
        this.fresh = fresh;
        this.lastAccess = known.lastAccess();
    }

    /** True until it was stored for the first time. */
    boolean isNew() {
        return fresh;
    }

    void saved() {
        fresh = false;
    }

    Known known() {
        return known;
    }

    /** The stored session when something changed, otherwise null. */
    @Nullable
    Session changed() {
        return bound;
    }

    @Override
    public String getId() {
        return bound == null ? known.id() : bound.getId();
    }

    @Override
    public String changeSessionId() {
        var target = bind();
        return target == null ? known.id() : target.changeSessionId();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getAttribute(String name) {
        return (T) attributes.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return Set.copyOf(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            removeAttribute(name);
            return;
        }
        attributes.put(name, value);
        var target = bind();
        if (target != null) {
            target.setAttribute(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        if (attributes.remove(name) == null) {
            return;
        }
        var target = bind();
        if (target != null) {
            target.removeAttribute(name);
        }
    }

    @Override
    public Instant getCreationTime() {
        return known.created();
    }

    @Override
    public void setLastAccessedTime(Instant at) {
        lastAccess = at;
        if (bound != null) {
            bound.setLastAccessedTime(at);
        }
    }

    @Override
    public Instant getLastAccessedTime() {
        return lastAccess;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        var target = bind();
        if (target != null) {
            target.setMaxInactiveInterval(interval);
        }
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return bound == null ? known.maxIdle() : bound.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return lastAccess.plus(getMaxInactiveInterval()).isBefore(Instant.now());
    }

    /** The stored session, or null when it was ended meanwhile: then what is written here goes nowhere. */
    private @Nullable Session bind() {
        if (bound == null) {
            bound = stored.get();
            if (bound != null) {
                bound.setLastAccessedTime(lastAccess);
            }
        }
        return bound;
    }
}
