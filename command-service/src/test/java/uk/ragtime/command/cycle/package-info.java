@NullMarked
package uk.ragtime.command.cycle;

import org.jspecify.annotations.NullMarked;
