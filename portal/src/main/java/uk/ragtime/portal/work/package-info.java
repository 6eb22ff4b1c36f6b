/** Everything that waits for a visitor, with links to the pages on which it is done. */
@NullMarked
package uk.ragtime.portal.work;

import org.jspecify.annotations.NullMarked;
