/** Erasure of names and texts: by event, in the files, and the report that it is done. */
@NullMarked
package uk.ragtime.query.erasure;

import org.jspecify.annotations.NullMarked;
