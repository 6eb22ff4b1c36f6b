/** Opening an assessment again: sending it back, taking it back, or undoing its sign-off. */
@NullMarked
package uk.ragtime.command.assessment.reopen;

import org.jspecify.annotations.NullMarked;
