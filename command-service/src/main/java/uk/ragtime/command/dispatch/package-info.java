/** The way of a command through Axon, decided on what is true when it is recorded. */
@NullMarked
package uk.ragtime.command.dispatch;

import org.jspecify.annotations.NullMarked;
