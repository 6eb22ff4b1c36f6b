/** An agency's assessment: rated, submitted, signed off, opened again. */
@NullMarked
package uk.ragtime.portal.assessment;

import org.jspecify.annotations.NullMarked;
