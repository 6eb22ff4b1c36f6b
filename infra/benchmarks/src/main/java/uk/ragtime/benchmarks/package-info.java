/** What the platform's speed is measured with: run by {@code ./ragtime bench}. */
@NullMarked
package uk.ragtime.benchmarks;

import org.jspecify.annotations.NullMarked;
