/** Accepting an invitation. */
@NullMarked
package uk.ragtime.command.member.accept;

import org.jspecify.annotations.NullMarked;
