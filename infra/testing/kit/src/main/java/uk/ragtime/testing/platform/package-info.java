/** The whole platform, started as users start it, for black-box tests. */
@NullMarked
package uk.ragtime.testing.platform;

import org.jspecify.annotations.NullMarked;
