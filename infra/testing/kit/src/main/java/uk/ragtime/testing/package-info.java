/** Shared test fixtures: real servers, tokens, and the architecture rules. */
@NullMarked
package uk.ragtime.testing;

import org.jspecify.annotations.NullMarked;
