/** Cost of row-level security: see {@code docs/benchmarks/locks.md}. */
@NullMarked
package uk.ragtime.benchmarks.locks;

import org.jspecify.annotations.NullMarked;
