/** The path of events to Kafka, after they are recorded. */
@NullMarked
package uk.ragtime.benchmarks.store.relay;

import org.jspecify.annotations.NullMarked;
