/** Tests of the measuring itself. */
@NullMarked
package uk.ragtime.benchmarks.store.harness;

import org.jspecify.annotations.NullMarked;
