@NullMarked
package uk.ragtime.command.profile;

import org.jspecify.annotations.NullMarked;
