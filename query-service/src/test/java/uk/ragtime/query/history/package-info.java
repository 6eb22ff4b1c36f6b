/** Tests. */
@NullMarked
package uk.ragtime.query.history;

import org.jspecify.annotations.NullMarked;
