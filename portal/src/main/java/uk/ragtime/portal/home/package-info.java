/** The first page: an introduction and, after sign-in, the visitor's areas. */
@NullMarked
package uk.ragtime.portal.home;

import org.jspecify.annotations.NullMarked;
