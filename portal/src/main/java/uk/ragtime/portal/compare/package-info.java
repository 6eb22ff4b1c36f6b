/** Areas side by side, or one area at two moments. */
@NullMarked
package uk.ragtime.portal.compare;

import org.jspecify.annotations.NullMarked;
