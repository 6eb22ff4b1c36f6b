/** Enrolling a member directly, or changing one. */
@NullMarked
package uk.ragtime.command.member.enrol;

import org.jspecify.annotations.NullMarked;
