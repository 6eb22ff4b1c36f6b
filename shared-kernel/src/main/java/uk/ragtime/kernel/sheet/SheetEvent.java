package uk.ragtime.kernel.sheet;

import uk.ragtime.kernel.event.AssessmentEvent;

/**
 * An event of the assessment that a sheet is made of.
 *
 * @param position in the partnership's log
 * @param version of the assessment
 */
public record SheetEvent(long position, long version, AssessmentEvent event) {}
