/** Implementations that the engine is compared with: Axon's own event store, and plain inserts. */
@NullMarked
package uk.ragtime.benchmarks.store.rivals;

import org.jspecify.annotations.NullMarked;
