/** Ending a membership. */
@NullMarked
package uk.ragtime.command.member.leave;

import org.jspecify.annotations.NullMarked;
