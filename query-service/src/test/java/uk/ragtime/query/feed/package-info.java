/** What is told to whoever follows the log. */
@NullMarked
package uk.ragtime.query.feed;

import org.jspecify.annotations.NullMarked;
