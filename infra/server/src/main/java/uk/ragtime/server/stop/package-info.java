/** A pause before a server stops, in which its proxy notices. */
@NullMarked
package uk.ragtime.server.stop;

import org.jspecify.annotations.NullMarked;
