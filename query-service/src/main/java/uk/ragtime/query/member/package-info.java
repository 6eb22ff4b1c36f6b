/** Members of a partnership: their permissions, and their erasable names. */
@NullMarked
package uk.ragtime.query.member;

import org.jspecify.annotations.NullMarked;
