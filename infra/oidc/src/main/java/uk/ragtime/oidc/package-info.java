/** An OpenID Connect issuer as its clients see it: discovery and keys. */
@NullMarked
package uk.ragtime.oidc;

import org.jspecify.annotations.NullMarked;
