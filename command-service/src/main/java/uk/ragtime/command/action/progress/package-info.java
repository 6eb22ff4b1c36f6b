/** Reporting on an action. */
@NullMarked
package uk.ragtime.command.action.progress;

import org.jspecify.annotations.NullMarked;
