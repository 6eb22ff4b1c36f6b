/** What becomes of events after they are recorded: on their way to Kafka. */
@NullMarked
package uk.ragtime.benchmarks.store.relay;

import org.jspecify.annotations.NullMarked;
