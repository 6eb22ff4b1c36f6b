/** Opening an assessment, without a rating yet. */
@NullMarked
package uk.ragtime.command.assessment.open;

import org.jspecify.annotations.NullMarked;
