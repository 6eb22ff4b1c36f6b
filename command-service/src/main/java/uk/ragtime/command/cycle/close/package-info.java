/** Closing a cycle. */
@NullMarked
package uk.ragtime.command.cycle.close;

import org.jspecify.annotations.NullMarked;
