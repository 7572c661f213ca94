@NullMarked
package org.anlan.insight.store;

import org.jspecify.annotations.NullMarked;
