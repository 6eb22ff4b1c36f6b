@NullMarked
package uk.ragtime.command.dispatch;

import org.jspecify.annotations.NullMarked;
