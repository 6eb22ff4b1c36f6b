@NullMarked
package uk.ragtime.command.relay;

import org.jspecify.annotations.NullMarked;
