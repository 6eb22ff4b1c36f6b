/** Scheduling a cycle, or changing its name or dates. */
@NullMarked
package uk.ragtime.command.cycle.schedule;

import org.jspecify.annotations.NullMarked;
