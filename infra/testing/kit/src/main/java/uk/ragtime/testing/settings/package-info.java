/** Settings of a server, as its classes declare and as the pages for operators list them. */
@NullMarked
package uk.ragtime.testing.settings;

import org.jspecify.annotations.NullMarked;
