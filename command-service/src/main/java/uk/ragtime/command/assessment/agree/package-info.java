/** Agreeing on a rating. */
@NullMarked
package uk.ragtime.command.assessment.agree;

import org.jspecify.annotations.NullMarked;
