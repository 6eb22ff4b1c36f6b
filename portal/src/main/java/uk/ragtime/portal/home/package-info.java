/** The first page: what Ragtime is, and after sign-in one's own areas. */
@NullMarked
package uk.ragtime.portal.home;

import org.jspecify.annotations.NullMarked;
