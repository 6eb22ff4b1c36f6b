/** The pages people use. Speaks to the two services over their public HTTP only. */
@NullMarked
package uk.ragtime.portal;

import org.jspecify.annotations.NullMarked;
