/** Tests. */
@NullMarked
package uk.ragtime.query.access;

import org.jspecify.annotations.NullMarked;
