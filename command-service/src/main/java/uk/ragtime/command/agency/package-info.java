/** The agencies that take part. */
@NullMarked
package uk.ragtime.command.agency;

import org.jspecify.annotations.NullMarked;
