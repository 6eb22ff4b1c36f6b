/** Story of a rating: every change of one capability of one agency in one area. */
@NullMarked
package uk.ragtime.portal.rating;

import org.jspecify.annotations.NullMarked;
