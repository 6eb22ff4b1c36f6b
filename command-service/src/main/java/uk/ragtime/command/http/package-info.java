/** Maps HTTP requests to commands, and outcomes and refusals to answers. */
@NullMarked
package uk.ragtime.command.http;

import org.jspecify.annotations.NullMarked;
