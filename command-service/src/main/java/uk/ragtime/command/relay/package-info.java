/** Hands what the store has recorded to Kafka, in order, and forgets nothing. */
@NullMarked
package uk.ragtime.command.relay;

import org.jspecify.annotations.NullMarked;
