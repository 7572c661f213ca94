/** The counter of matters: the hall's pages and the desk's calls 事项柜台. */
@NullMarked
package org.anlan.matters.web;

import org.jspecify.annotations.NullMarked;
