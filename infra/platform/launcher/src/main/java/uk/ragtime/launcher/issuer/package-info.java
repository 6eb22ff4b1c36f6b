/**
 * An OpenID Connect issuer for one machine. It asks for no password and therefore listens on the
 * loopback interface only.
 */
@NullMarked
package uk.ragtime.launcher.issuer;

import org.jspecify.annotations.NullMarked;
