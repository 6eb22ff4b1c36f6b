/** The read side's tests. */
@NullMarked
package uk.ragtime.query;

import org.jspecify.annotations.NullMarked;
