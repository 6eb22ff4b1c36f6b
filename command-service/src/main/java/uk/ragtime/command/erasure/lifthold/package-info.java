/** Lifts a hold. */
@NullMarked
package uk.ragtime.command.erasure.lifthold;

import org.jspecify.annotations.NullMarked;
