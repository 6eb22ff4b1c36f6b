/** {@code ./ragtime bench read}: how fast the read side is, on ten years of generated history. */
@NullMarked
package uk.ragtime.benchmarks.read;

import org.jspecify.annotations.NullMarked;
