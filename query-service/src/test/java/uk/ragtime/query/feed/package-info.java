/** Tests of the feed. */
@NullMarked
package uk.ragtime.query.feed;

import org.jspecify.annotations.NullMarked;
