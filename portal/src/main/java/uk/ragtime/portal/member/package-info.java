/** Members of a partnership, for those who manage them. */
@NullMarked
package uk.ragtime.portal.member;

import org.jspecify.annotations.NullMarked;
