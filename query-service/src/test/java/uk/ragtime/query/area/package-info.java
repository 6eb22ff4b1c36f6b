/** Tests. */
@NullMarked
package uk.ragtime.query.area;

import org.jspecify.annotations.NullMarked;
