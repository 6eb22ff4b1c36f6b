/** Whether somebody may do what they ask for. */
@NullMarked
package uk.ragtime.command.access;

import org.jspecify.annotations.NullMarked;
