/** The query service's answers as this portal reads them, and the one client that fetches them. */
@NullMarked
package uk.ragtime.portal.api;

import org.jspecify.annotations.NullMarked;
