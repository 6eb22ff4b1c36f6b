/** Fills a generation from the event store and catches it up. */
@NullMarked
package uk.ragtime.query.rebuild.load;

import org.jspecify.annotations.NullMarked;
