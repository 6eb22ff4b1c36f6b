/** The service over HTTP, beside one that does nothing. */
@NullMarked
package uk.ragtime.benchmarks.store.http;

import org.jspecify.annotations.NullMarked;
