/** Reconfirming a rating: looking at it again and leaving it as it is. */
@NullMarked
package uk.ragtime.command.assessment.reconfirm;

import org.jspecify.annotations.NullMarked;
