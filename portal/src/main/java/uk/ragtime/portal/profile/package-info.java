/** Signatures of an area's profile: what is signed, and the sheets that anybody can check. */
@NullMarked
package uk.ragtime.portal.profile;

import org.jspecify.annotations.NullMarked;
