/** Sign-in at the issuer, the visitor's token, and protection of the pages. */
@NullMarked
package uk.ragtime.portal.access;

import org.jspecify.annotations.NullMarked;
