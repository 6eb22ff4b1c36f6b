/** What this service says of itself to whoever builds on it. */
@NullMarked
package uk.ragtime.command.contract;

import org.jspecify.annotations.NullMarked;
