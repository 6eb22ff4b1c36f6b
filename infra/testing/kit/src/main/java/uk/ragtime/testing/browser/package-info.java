/** A real browser for tests that look at pages, and axe to judge them by. */
@NullMarked
package uk.ragtime.testing.browser;

import org.jspecify.annotations.NullMarked;
