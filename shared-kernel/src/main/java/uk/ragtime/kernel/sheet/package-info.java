/** Sheets: exactly what is signed, as bytes that anybody can make again from the events. */
@NullMarked
package uk.ragtime.kernel.sheet;

import org.jspecify.annotations.NullMarked;
