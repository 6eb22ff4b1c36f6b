/** Expecting an agency after all. */
@NullMarked
package uk.ragtime.command.assessment.expect;

import org.jspecify.annotations.NullMarked;
