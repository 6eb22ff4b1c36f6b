/**
 * Projects events from Kafka into rows: exactly once, in order, and each partnership independently.
 */
@NullMarked
package uk.ragtime.query.projection;

import org.jspecify.annotations.NullMarked;
