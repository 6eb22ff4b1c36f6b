/** Sessions of visitors: in memory, or in a database that all portals share. */
@NullMarked
package uk.ragtime.portal.session;

import org.jspecify.annotations.NullMarked;
