/** The partnership's log of events, for others to build on. */
@NullMarked
package uk.ragtime.query.feed;

import org.jspecify.annotations.NullMarked;
