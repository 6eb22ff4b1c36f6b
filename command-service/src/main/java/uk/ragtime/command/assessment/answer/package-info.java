/** Answering a challenge. */
@NullMarked
package uk.ragtime.command.assessment.answer;

import org.jspecify.annotations.NullMarked;
