@NullMarked
package org.anlan.insight.web;

import org.jspecify.annotations.NullMarked;
