/** An area: its profile at a date, and its change from cycle to cycle. */
@NullMarked
package uk.ragtime.portal.area;

import org.jspecify.annotations.NullMarked;
