/** Cancelling the scheduled end of a membership. */
@NullMarked
package uk.ragtime.command.member.cancelleave;

import org.jspecify.annotations.NullMarked;
