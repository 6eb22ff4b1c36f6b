@NullMarked
package uk.ragtime.command.assessment;

import org.jspecify.annotations.NullMarked;
