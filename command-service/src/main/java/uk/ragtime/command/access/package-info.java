/** Authorization of commands. */
@NullMarked
package uk.ragtime.command.access;

import org.jspecify.annotations.NullMarked;
