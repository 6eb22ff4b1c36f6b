/** The log of ratings, and which of them were in force at a moment. */
@NullMarked
package uk.ragtime.query.rating;

import org.jspecify.annotations.NullMarked;
