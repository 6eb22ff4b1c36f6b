/** A log to write to and a query service to ask, for tests on real servers. */
@NullMarked
package uk.ragtime.query.support;

import org.jspecify.annotations.NullMarked;
