/** Anlan 安澜: the operating platform of an island county. */
@NullMarked
package org.anlan;

import org.jspecify.annotations.NullMarked;
