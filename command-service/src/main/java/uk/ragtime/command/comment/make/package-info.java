/** Commenting on an assessment. */
@NullMarked
package uk.ragtime.command.comment.make;

import org.jspecify.annotations.NullMarked;
