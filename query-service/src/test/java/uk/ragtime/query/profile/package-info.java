/** Tests. */
@NullMarked
package uk.ragtime.query.profile;

import org.jspecify.annotations.NullMarked;
