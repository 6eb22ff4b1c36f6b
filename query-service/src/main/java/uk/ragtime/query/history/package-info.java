/** An area's profile, period by period. */
@NullMarked
package uk.ragtime.query.history;

import org.jspecify.annotations.NullMarked;
