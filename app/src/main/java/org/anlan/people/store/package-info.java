// SPDX-License-Identifier: Apache-2.0
/** The filing cabinet of the room: rows and SQL, for this room only. */
@NullMarked
package org.anlan.people.store;

import org.jspecify.annotations.NullMarked;
