/** The whole platform as its users meet it: started by {@code ./ragtime up}, over HTTP. */
@NullMarked
package uk.ragtime.acceptance;

import org.jspecify.annotations.NullMarked;
