/** Agencies of a partnership and the areas they work in. */
@NullMarked
package uk.ragtime.query.agency;

import org.jspecify.annotations.NullMarked;
