/** The only way to the read models: a transaction that says for whom it is. */
@NullMarked
package uk.ragtime.query.tenancy;

import org.jspecify.annotations.NullMarked;
