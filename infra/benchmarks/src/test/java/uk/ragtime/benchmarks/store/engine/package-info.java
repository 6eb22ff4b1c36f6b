/** Tests of the measuring itself. */
@NullMarked
package uk.ragtime.benchmarks.store.engine;

import org.jspecify.annotations.NullMarked;
