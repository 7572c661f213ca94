// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations.web;

import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;

/** How far a permission over an area reaches when units are concerned. */
final class Reach {
    private Reach() {}

    /**
     * Rosters may be read downwards and upwards: those of units within one's area, and those of units that serve it.
     *
     * @param viewer who asks
     * @param area the area the unit serves
     * @throws NotAllowed when the unit has nothing to do with the viewer's areas
     */
    static void requireRead(Viewer viewer, String area) {
        boolean serves = viewer.areas(Permission.ORGANISATION_READ).stream().anyMatch(own -> own.startsWith(area));
        if (!serves && !viewer.may(Permission.ORGANISATION_MANAGE, area)) {
            viewer.require(Permission.ORGANISATION_READ, area);
        }
    }
}
