/** Who belongs to a partnership, and as what. */
@NullMarked
package uk.ragtime.command.member;

import org.jspecify.annotations.NullMarked;
