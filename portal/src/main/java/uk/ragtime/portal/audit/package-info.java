/** The audit of a partnership: acts on ratings and steps of reviews, in words. */
@NullMarked
package uk.ragtime.portal.audit;

import org.jspecify.annotations.NullMarked;
