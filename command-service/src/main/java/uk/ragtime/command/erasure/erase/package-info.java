/** Erases members and texts. */
@NullMarked
package uk.ragtime.command.erasure.erase;

import org.jspecify.annotations.NullMarked;
