/** The measuring harness: alternation of contenders, statistics and reports. */
@NullMarked
package uk.ragtime.benchmarks.store.harness;

import org.jspecify.annotations.NullMarked;
