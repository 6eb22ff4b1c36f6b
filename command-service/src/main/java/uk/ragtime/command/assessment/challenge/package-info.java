/** Challenging a rating. */
@NullMarked
package uk.ragtime.command.assessment.challenge;

import org.jspecify.annotations.NullMarked;
