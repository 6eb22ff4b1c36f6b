/** Reviewers challenge ratings, agencies answer, and both agree. */
@NullMarked
package uk.ragtime.portal.review;

import org.jspecify.annotations.NullMarked;
