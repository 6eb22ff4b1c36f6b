/** Asking a member to look at capabilities. */
@NullMarked
package uk.ragtime.command.assessment.assign;

import org.jspecify.annotations.NullMarked;
