/** Ragtime with an issuer and a proxy that others wrote: Keycloak and nginx. */
@NullMarked
package uk.ragtime.acceptance.issuer;

import org.jspecify.annotations.NullMarked;
