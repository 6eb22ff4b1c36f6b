/** The engine that is measured: command-service, in process, and what it is given to do. */
@NullMarked
package uk.ragtime.benchmarks.store.engine;

import org.jspecify.annotations.NullMarked;
