/** Tests of what the benchmarks of the read side work out by themselves. */
@NullMarked
package uk.ragtime.benchmarks.read;

import org.jspecify.annotations.NullMarked;
