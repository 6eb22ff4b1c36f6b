/** Strict reading of request bodies and parameters. */
@NullMarked
package uk.ragtime.web.json;

import org.jspecify.annotations.NullMarked;
