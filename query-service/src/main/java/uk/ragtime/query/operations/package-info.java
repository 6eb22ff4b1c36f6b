/** What those who run the platform ask and order. It shows no ratings. */
@NullMarked
package uk.ragtime.query.operations;

import org.jspecify.annotations.NullMarked;
