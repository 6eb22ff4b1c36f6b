/** Withdrawing an invitation. */
@NullMarked
package uk.ragtime.command.member.withdraw;

import org.jspecify.annotations.NullMarked;
