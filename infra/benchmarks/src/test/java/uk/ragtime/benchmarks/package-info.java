/** Tests of the measuring itself. */
@NullMarked
package uk.ragtime.benchmarks;

import org.jspecify.annotations.NullMarked;
