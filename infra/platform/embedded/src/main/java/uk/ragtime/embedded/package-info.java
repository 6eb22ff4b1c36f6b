/** Real PostgreSQL and real Kafka on this machine, for development and tests. Speaks no domain. */
@NullMarked
package uk.ragtime.embedded;

import org.jspecify.annotations.NullMarked;
