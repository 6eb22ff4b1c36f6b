/** The address under which visitors see the portal, which may stand behind proxies. */
@NullMarked
package uk.ragtime.portal.address;

import org.jspecify.annotations.NullMarked;
