/** Tests. */
@NullMarked
package uk.ragtime.query.agency;

import org.jspecify.annotations.NullMarked;
