/** Withdrawing a comment. */
@NullMarked
package uk.ragtime.command.comment.withdraw;

import org.jspecify.annotations.NullMarked;
