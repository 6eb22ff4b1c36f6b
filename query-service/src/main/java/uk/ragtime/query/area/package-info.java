/** Areas of a partnership. */
@NullMarked
package uk.ragtime.query.area;

import org.jspecify.annotations.NullMarked;
