/** Tests. */
@NullMarked
package uk.ragtime.query.projection;

import org.jspecify.annotations.NullMarked;
