/** Actions of agencies so that ratings move. Each act is a package of its own. */
@NullMarked
package uk.ragtime.command.action;

import org.jspecify.annotations.NullMarked;
