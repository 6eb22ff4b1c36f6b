/** Connections are kept for the next request, and replaced where the other side closed them. */
@NullMarked
package uk.ragtime.testing.raw;

import org.jspecify.annotations.NullMarked;
