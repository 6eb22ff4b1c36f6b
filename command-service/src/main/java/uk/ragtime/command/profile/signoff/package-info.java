/** Signing an area's profile off. */
@NullMarked
package uk.ragtime.command.profile.signoff;

import org.jspecify.annotations.NullMarked;
