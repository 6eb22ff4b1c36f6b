@NullMarked
package uk.ragtime.benchmarks.neighbours;

import org.jspecify.annotations.NullMarked;
