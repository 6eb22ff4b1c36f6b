/** Scheduling a cycle, or changing its name, dates or rules. */
@NullMarked
package uk.ragtime.command.cycle.schedule;

import org.jspecify.annotations.NullMarked;
