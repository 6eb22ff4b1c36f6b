/** Places a hold. */
@NullMarked
package uk.ragtime.command.erasure.placehold;

import org.jspecify.annotations.NullMarked;
