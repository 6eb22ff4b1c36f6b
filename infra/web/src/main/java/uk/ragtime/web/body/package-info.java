/** How much a request may send. */
@NullMarked
package uk.ragtime.web.body;

import org.jspecify.annotations.NullMarked;
