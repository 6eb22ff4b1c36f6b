/**
 * Seals a log once that an earlier release recorded with members' codes and texts in its events.
 */
@NullMarked
package uk.ragtime.command.sealv1;

import org.jspecify.annotations.NullMarked;
