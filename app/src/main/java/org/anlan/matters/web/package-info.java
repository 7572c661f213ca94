/** The counter of matters: what the desk and the hall may ask over HTTP. */
@NullMarked
package org.anlan.matters.web;

import org.jspecify.annotations.NullMarked;
