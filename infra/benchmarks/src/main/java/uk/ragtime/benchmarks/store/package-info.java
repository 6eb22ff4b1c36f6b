/** {@code ./ragtime bench store}: how fast the event store is, beside what it is compared with. */
@NullMarked
package uk.ragtime.benchmarks.store;

import org.jspecify.annotations.NullMarked;
