/** First steps of a partnership, and what a coordinator sets up afterwards. */
@NullMarked
package uk.ragtime.portal.setup;

import org.jspecify.annotations.NullMarked;
