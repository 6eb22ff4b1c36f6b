/** Rate and concurrency limits, by caller, member and partnership. */
@NullMarked
package uk.ragtime.web.limit;

import org.jspecify.annotations.NullMarked;
