/** Goes on serving for a while after the service has been told to stop. */
@NullMarked
package uk.ragtime.web.drain;

import org.jspecify.annotations.NullMarked;
