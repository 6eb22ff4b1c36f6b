/** Tests. */
@NullMarked
package uk.ragtime.query.cycle;

import org.jspecify.annotations.NullMarked;
