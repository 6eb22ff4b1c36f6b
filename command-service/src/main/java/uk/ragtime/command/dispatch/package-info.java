/** Dispatches commands through Axon and records their events under an append condition. */
@NullMarked
package uk.ragtime.command.dispatch;

import org.jspecify.annotations.NullMarked;
