/** What all decisions have in common: commands, and refusals with a reason. */
@NullMarked
package uk.ragtime.command.decision;

import org.jspecify.annotations.NullMarked;
