/** Limits the size of request bodies. */
@NullMarked
package uk.ragtime.web.body;

import org.jspecify.annotations.NullMarked;
