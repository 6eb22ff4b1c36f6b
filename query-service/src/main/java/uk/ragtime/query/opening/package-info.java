/** Texts beside the log, shown where they fit their seals. */
@NullMarked
package uk.ragtime.query.opening;

import org.jspecify.annotations.NullMarked;
