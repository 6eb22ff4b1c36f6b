/** Tests. */
@NullMarked
package uk.ragtime.query.rebuild.load;

import org.jspecify.annotations.NullMarked;
