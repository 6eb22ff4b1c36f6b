/** Transactions of a test's own. */
@NullMarked
package uk.ragtime.query.tenancy;

import org.jspecify.annotations.NullMarked;
