/** Changes in an area between two moments. */
@NullMarked
package uk.ragtime.query.movement;

import org.jspecify.annotations.NullMarked;
