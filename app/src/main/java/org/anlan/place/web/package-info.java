/** The counter of the places: lists, search and maps for anybody. */
@NullMarked
package org.anlan.place.web;

import org.jspecify.annotations.NullMarked;
