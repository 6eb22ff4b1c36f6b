/** Who is visiting: sign-in at the issuer, the visitor's token, and how the pages are guarded. */
@NullMarked
package uk.ragtime.portal.access;

import org.jspecify.annotations.NullMarked;
