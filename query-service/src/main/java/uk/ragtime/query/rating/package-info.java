/** The log of ratings, and which of them was in force at a moment. */
@NullMarked
package uk.ragtime.query.rating;

import org.jspecify.annotations.NullMarked;
