/** The published API description. */
@NullMarked
package uk.ragtime.command.contract;

import org.jspecify.annotations.NullMarked;
