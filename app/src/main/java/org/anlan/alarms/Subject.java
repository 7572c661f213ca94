// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

/**
 * What an alarm is about. The kinds are sealed: a place, an asset, a vessel or an event. There is no person among them,
 * and no other room can add one.
 */
public sealed interface Subject permits PlaceSubject, AssetSubject, VesselSubject, EventSubject {
    /** Its identifier among its kind. */
    String id();

    /** How people call it. */
    String label();
}
