/** What row-level security costs: see {@code docs/benchmarks/locks.md}. */
@NullMarked
package uk.ragtime.benchmarks.locks;

import org.jspecify.annotations.NullMarked;
