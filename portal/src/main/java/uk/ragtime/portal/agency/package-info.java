/** An agency across the areas in which it works. */
@NullMarked
package uk.ragtime.portal.agency;

import org.jspecify.annotations.NullMarked;
