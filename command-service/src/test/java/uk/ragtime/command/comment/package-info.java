@NullMarked
package uk.ragtime.command.comment;

import org.jspecify.annotations.NullMarked;
