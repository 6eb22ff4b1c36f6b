/** Running an installation: partnerships, parked ones, rebuilds and health, without ratings. */
@NullMarked
package uk.ragtime.portal.operator;

import org.jspecify.annotations.NullMarked;
