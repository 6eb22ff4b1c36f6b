/** The id that ties one request's logs, events and answers together. */
@NullMarked
package uk.ragtime.web.correlation;

import org.jspecify.annotations.NullMarked;
