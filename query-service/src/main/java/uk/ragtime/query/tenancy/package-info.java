/** The only access to the read models: transactions with a scope. */
@NullMarked
package uk.ragtime.query.tenancy;

import org.jspecify.annotations.NullMarked;
