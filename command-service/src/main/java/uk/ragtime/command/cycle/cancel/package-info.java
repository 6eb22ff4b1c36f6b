/** Cancelling a cycle that has not opened. */
@NullMarked
package uk.ragtime.command.cycle.cancel;

import org.jspecify.annotations.NullMarked;
