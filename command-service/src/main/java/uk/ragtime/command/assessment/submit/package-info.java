/** Submitting an assessment. */
@NullMarked
package uk.ragtime.command.assessment.submit;

import org.jspecify.annotations.NullMarked;
