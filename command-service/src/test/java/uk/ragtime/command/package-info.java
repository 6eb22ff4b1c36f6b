@NullMarked
package uk.ragtime.command;

import org.jspecify.annotations.NullMarked;
