/** Publishes recorded events to Kafka, in order and without losses. */
@NullMarked
package uk.ragtime.command.relay;

import org.jspecify.annotations.NullMarked;
