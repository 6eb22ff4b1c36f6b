/** The write side as it is deployed, on servers of its own, with everything that can befall it. */
@NullMarked
package uk.ragtime.testing.environment;

import org.jspecify.annotations.NullMarked;
