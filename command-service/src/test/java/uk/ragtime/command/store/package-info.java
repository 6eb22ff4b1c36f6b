@NullMarked
package uk.ragtime.command.store;

import org.jspecify.annotations.NullMarked;
