/** The write side as it is deployed, on servers of its own, with everything that can befall it. */
@NullMarked
package uk.ragtime.testing.stage;

import org.jspecify.annotations.NullMarked;
