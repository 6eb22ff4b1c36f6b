@NullMarked
package uk.ragtime.command.action;

import org.jspecify.annotations.NullMarked;
