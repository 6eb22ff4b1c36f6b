/** Erasures and holds, for those who manage members. */
@NullMarked
package uk.ragtime.portal.erasure;

import org.jspecify.annotations.NullMarked;
