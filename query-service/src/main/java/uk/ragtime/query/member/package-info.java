/** The members of a partnership: what they may do, and their erasable names. */
@NullMarked
package uk.ragtime.query.member;

import org.jspecify.annotations.NullMarked;
