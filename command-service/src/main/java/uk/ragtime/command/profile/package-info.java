/** Profiles of areas as they are signed off. */
@NullMarked
package uk.ragtime.command.profile;

import org.jspecify.annotations.NullMarked;
