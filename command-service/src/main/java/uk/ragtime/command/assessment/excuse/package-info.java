/** Excusing an agency from a cycle. */
@NullMarked
package uk.ragtime.command.assessment.excuse;

import org.jspecify.annotations.NullMarked;
