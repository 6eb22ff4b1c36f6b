/** How fast the portal's pages are, beside the answers of the service that they are made of. */
@NullMarked
package uk.ragtime.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
