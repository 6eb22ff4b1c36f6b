/** Publishes each area's current profile to a compacted topic, for reporting tools. */
@NullMarked
package uk.ragtime.query.profiletopic;

import org.jspecify.annotations.NullMarked;
