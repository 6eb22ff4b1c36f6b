/** Inviting a person to become a member. */
@NullMarked
package uk.ragtime.command.member.invite;

import org.jspecify.annotations.NullMarked;
