/** Makes another generation serve, and rolls back to the one before. */
@NullMarked
package uk.ragtime.query.rebuild.swap;

import org.jspecify.annotations.NullMarked;
