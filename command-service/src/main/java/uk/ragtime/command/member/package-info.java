/** Members of a partnership and their invitations. Each act is a package of its own. */
@NullMarked
package uk.ragtime.command.member;

import org.jspecify.annotations.NullMarked;
