/** Erasing names and texts, and holds that forbid it. */
@NullMarked
package uk.ragtime.command.erasure;

import org.jspecify.annotations.NullMarked;
