/** What one partnership feels of another that asks for more than anybody should. */
@NullMarked
package uk.ragtime.benchmarks.neighbours;

import org.jspecify.annotations.NullMarked;
