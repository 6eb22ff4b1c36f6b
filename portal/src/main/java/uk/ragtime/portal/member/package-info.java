/** The members of a partnership, for whoever looks after them. */
@NullMarked
package uk.ragtime.portal.member;

import org.jspecify.annotations.NullMarked;
