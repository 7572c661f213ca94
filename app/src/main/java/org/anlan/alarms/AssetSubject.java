// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

/**
 * Something that stands or floats somewhere, such as a plot, a buoy or a pier.
 *
 * @param kind its kind, such as {@code plot}
 * @param id its identifier in the room that keeps it
 * @param label how people call it
 */
public record AssetSubject(String kind, String id, String label) implements Subject {}
