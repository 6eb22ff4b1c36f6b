/** Review cycles of a partnership. */
@NullMarked
package uk.ragtime.query.cycle;

import org.jspecify.annotations.NullMarked;
