/** The partnership itself. */
@NullMarked
package uk.ragtime.query.partnership;

import org.jspecify.annotations.NullMarked;
