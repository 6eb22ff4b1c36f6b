/** How things are measured beside each other, and how the figures are written down. */
@NullMarked
package uk.ragtime.benchmarks.store.harness;

import org.jspecify.annotations.NullMarked;
