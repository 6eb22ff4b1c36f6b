/** Comments on assessments. */
@NullMarked
package uk.ragtime.query.comment;

import org.jspecify.annotations.NullMarked;
