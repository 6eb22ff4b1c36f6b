/** Agencies of a partnership. */
@NullMarked
package uk.ragtime.command.agency;

import org.jspecify.annotations.NullMarked;
