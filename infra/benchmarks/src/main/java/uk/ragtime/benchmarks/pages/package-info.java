/** Times and sizes of the portal's pages, beside the service's answers that they are made of. */
@NullMarked
package uk.ragtime.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
