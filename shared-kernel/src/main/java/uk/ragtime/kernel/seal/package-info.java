/**
 * Commitments in place of names and texts: an event holds the seal, its opening lies beside the log
 * and can be erased.
 */
@NullMarked
package uk.ragtime.kernel.seal;

import org.jspecify.annotations.NullMarked;
