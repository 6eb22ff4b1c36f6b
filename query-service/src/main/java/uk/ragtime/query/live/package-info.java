/** Server-sent events for clients that follow an area's profile. */
@NullMarked
package uk.ragtime.query.live;

import org.jspecify.annotations.NullMarked;
