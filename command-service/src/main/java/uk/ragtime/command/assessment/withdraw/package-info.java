/** Withdrawing a rating that was entered by mistake, or for the wrong day. */
@NullMarked
package uk.ragtime.command.assessment.withdraw;

import org.jspecify.annotations.NullMarked;
