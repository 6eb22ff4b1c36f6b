/** How much anybody may ask for, so that nobody takes what is everybody's. */
@NullMarked
package uk.ragtime.web.limit;

import org.jspecify.annotations.NullMarked;
