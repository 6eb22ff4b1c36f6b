/** Comments on assessments, beside the challenges that they are often about. */
@NullMarked
package uk.ragtime.portal.comment;

import org.jspecify.annotations.NullMarked;
