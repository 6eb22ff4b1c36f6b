/** Hand-written stand-ins for the issuer and the query service, with a story to show. */
@NullMarked
package uk.ragtime.portal.stub;

import org.jspecify.annotations.NullMarked;
