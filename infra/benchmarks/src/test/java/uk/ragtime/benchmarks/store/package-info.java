/** Tests of the measuring itself. */
@NullMarked
package uk.ragtime.benchmarks.store;

import org.jspecify.annotations.NullMarked;
