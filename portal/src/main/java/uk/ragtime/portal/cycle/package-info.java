/** A cycle: how far everybody is, extended or closed by a coordinator. */
@NullMarked
package uk.ragtime.portal.cycle;

import org.jspecify.annotations.NullMarked;
