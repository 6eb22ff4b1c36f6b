/** Versioned checklists. */
@NullMarked
package uk.ragtime.command.checklist;

import org.jspecify.annotations.NullMarked;
