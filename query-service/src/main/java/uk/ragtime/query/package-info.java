/** Projects and answers: from Kafka into read models, from read models to HTTP. */
@NullMarked
package uk.ragtime.query;

import org.jspecify.annotations.NullMarked;
