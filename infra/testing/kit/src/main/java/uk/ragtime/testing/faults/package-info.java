/** Faults of the network between a program and its server, made on purpose. */
@NullMarked
package uk.ragtime.testing.faults;

import org.jspecify.annotations.NullMarked;
