// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

/**
 * Something that happens, such as a storm or an exercise.
 *
 * @param id its identifier in the room that tells of it
 * @param label how people call it
 */
public record EventSubject(String id, String label) implements Subject {}
