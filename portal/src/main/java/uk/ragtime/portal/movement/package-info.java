/** Movement of an area's ratings between two moments. */
@NullMarked
package uk.ragtime.portal.movement;

import org.jspecify.annotations.NullMarked;
