@NullMarked
package uk.ragtime.command.decision;

import org.jspecify.annotations.NullMarked;
