/** HTTP as bytes, for requests that a decent client cannot send. */
@NullMarked
package uk.ragtime.testing.raw;

import org.jspecify.annotations.NullMarked;
