/** The write side as it is deployed, on servers of its own, with faults to inject. */
@NullMarked
package uk.ragtime.testing.environment;

import org.jspecify.annotations.NullMarked;
