/** Tests. */
@NullMarked
package uk.ragtime.query.rating;

import org.jspecify.annotations.NullMarked;
