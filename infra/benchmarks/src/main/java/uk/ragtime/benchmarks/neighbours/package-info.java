/** Effect on one partnership of another that overloads the platform. */
@NullMarked
package uk.ragtime.benchmarks.neighbours;

import org.jspecify.annotations.NullMarked;
