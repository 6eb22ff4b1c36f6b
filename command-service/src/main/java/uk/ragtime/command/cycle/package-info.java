/** Review cycles. Each act is a package of its own. */
@NullMarked
package uk.ragtime.command.cycle;

import org.jspecify.annotations.NullMarked;
