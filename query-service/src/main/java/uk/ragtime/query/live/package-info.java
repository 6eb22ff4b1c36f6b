/** Tells whoever has an area's profile open that it has changed. */
@NullMarked
package uk.ragtime.query.live;

import org.jspecify.annotations.NullMarked;
