/** Private certificate authorities that a server trusts. */
@NullMarked
package uk.ragtime.server.tls;

import org.jspecify.annotations.NullMarked;
