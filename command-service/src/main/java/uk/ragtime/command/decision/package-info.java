/** Types shared by all decisions: commands, required permissions, actors and refusals. */
@NullMarked
package uk.ragtime.command.decision;

import org.jspecify.annotations.NullMarked;
