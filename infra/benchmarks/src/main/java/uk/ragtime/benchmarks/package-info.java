/** Benchmarks of the platform, run by {@code ./ragtime bench}. */
@NullMarked
package uk.ragtime.benchmarks;

import org.jspecify.annotations.NullMarked;
