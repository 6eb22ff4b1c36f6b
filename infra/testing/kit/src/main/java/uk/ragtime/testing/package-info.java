/** What the tests of every module share: real servers, tokens, and the rules of the house. */
@NullMarked
package uk.ragtime.testing;

import org.jspecify.annotations.NullMarked;
