/** The language of Ragtime: codes, ratings and the events that are its published contract. */
@NullMarked
package uk.ragtime.kernel;

import org.jspecify.annotations.NullMarked;
