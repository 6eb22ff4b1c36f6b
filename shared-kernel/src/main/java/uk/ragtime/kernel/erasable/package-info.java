/**
 * Names, sign-ins and texts as they travel beside the events, on compacted topics where a tombstone
 * erases them.
 */
@NullMarked
package uk.ragtime.kernel.erasable;

import org.jspecify.annotations.NullMarked;
