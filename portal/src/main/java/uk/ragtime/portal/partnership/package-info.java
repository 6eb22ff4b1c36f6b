/** A partnership: its areas by capability, and the cycles under way. */
@NullMarked
package uk.ragtime.portal.partnership;

import org.jspecify.annotations.NullMarked;
