/** The partnership's log of events, for clients to build on. */
@NullMarked
package uk.ragtime.query.feed;

import org.jspecify.annotations.NullMarked;
