// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

/**
 * A place.
 *
 * @param id the area's or landmark's code
 * @param label how people call it
 */
public record PlaceSubject(String id, String label) implements Subject {}
