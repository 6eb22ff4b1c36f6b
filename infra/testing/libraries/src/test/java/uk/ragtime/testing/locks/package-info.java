/** The check is tried on what it has to find. */
@NullMarked
package uk.ragtime.testing.locks;

import org.jspecify.annotations.NullMarked;
