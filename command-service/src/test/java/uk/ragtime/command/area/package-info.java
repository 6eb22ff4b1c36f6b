@NullMarked
package uk.ragtime.command.area;

import org.jspecify.annotations.NullMarked;
