/** The audit, asked without a server before it. */
@NullMarked
package uk.ragtime.query.audit;

import org.jspecify.annotations.NullMarked;
