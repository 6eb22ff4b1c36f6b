/** An area's profile from period to period. */
@NullMarked
package uk.ragtime.query.history;

import org.jspecify.annotations.NullMarked;
