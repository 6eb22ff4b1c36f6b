/** Extending an assessment beyond its cycle. */
@NullMarked
package uk.ragtime.command.assessment.extend;

import org.jspecify.annotations.NullMarked;
