/** Settings of the web server that have no property. */
@NullMarked
package uk.ragtime.server.http;

import org.jspecify.annotations.NullMarked;
