/** The agencies of a partnership and where they work. */
@NullMarked
package uk.ragtime.query.agency;

import org.jspecify.annotations.NullMarked;
