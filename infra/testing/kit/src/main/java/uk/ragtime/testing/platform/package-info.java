/** The whole platform, started as its users start it, for those who look at it from outside. */
@NullMarked
package uk.ragtime.testing.platform;

import org.jspecify.annotations.NullMarked;
