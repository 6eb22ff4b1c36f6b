/** Erases what was deferred, once no hold forbids it. */
@NullMarked
package uk.ragtime.command.erasure.release;

import org.jspecify.annotations.NullMarked;
