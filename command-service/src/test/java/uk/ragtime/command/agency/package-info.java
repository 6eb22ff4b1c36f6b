@NullMarked
package uk.ragtime.command.agency;

import org.jspecify.annotations.NullMarked;
