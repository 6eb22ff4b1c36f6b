/** Tasks of a member, derived from the state of the review. */
@NullMarked
package uk.ragtime.query.task;

import org.jspecify.annotations.NullMarked;
