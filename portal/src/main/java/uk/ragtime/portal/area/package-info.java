/** One area: its profile at a date, and how it moved from cycle to cycle. */
@NullMarked
package uk.ragtime.portal.area;

import org.jspecify.annotations.NullMarked;
