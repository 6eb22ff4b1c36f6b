/** Connections to PostgreSQL and the version of its schema, for both services. */
@NullMarked
package uk.ragtime.database;

import org.jspecify.annotations.NullMarked;
