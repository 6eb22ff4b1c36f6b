/** Topics of Kafka and their identity, for both services. */
@NullMarked
package uk.ragtime.kafka;

import org.jspecify.annotations.NullMarked;
