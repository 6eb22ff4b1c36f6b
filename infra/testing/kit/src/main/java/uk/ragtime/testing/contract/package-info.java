/** Checks of a service against its API document. */
@NullMarked
package uk.ragtime.testing.contract;

import org.jspecify.annotations.NullMarked;
