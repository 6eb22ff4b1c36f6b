/** How events come from Kafka into rows: exactly once, in order, each partnership for itself. */
@NullMarked
package uk.ragtime.query.projection;

import org.jspecify.annotations.NullMarked;
