// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import java.util.List;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in officer as controllers receive it: a parameter of this type is filled by the shell.
 *
 * @param account the account
 * @param name the officer's name, for the officer's own screen
 * @param unit the unit the officer works in, or null for somebody without one
 * @param grants what is allowed, already reduced to what holds now
 * @param breakGlass true while the officer works under an emergency grant; every read is then logged
 */
public record Viewer(UUID account, String name, @Nullable UUID unit, List<Grant> grants, boolean breakGlass) {
    /**
     * Whether the permission is held for this area.
     *
     * @param permission what
     * @param area the area's code
     */
    public boolean may(Permission permission, String area) {
        return grants.stream().anyMatch(g -> g.permission() == permission && area.startsWith(g.area()));
    }

    /**
     * Whether the permission is held anywhere.
     *
     * @param permission what
     */
    public boolean may(Permission permission) {
        return grants.stream().anyMatch(g -> g.permission() == permission);
    }

    /**
     * The areas in which a permission is held, as code prefixes.
     *
     * @param permission what
     */
    public List<String> areas(Permission permission) {
        return grants.stream()
                .filter(g -> g.permission() == permission)
                .map(Grant::area)
                .distinct()
                .toList();
    }

    /**
     * Refuses unless the permission is held for this area.
     *
     * @param permission what
     * @param area the area's code
     * @throws NotAllowed when it is not
     */
    public void require(Permission permission, String area) {
        if (!may(permission, area)) {
            throw new NotAllowed(permission);
        }
    }

    /**
     * Refuses unless the permission is held somewhere.
     *
     * @param permission what
     * @throws NotAllowed when it is not
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new NotAllowed(permission);
        }
    }

    /** This officer as the log keeps it. */
    public Actor actor() {
        return Actor.officer(account);
    }
}
