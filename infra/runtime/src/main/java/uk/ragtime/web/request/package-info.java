/** The one way in which both services read requests: parameters, headers and bodies. */
@NullMarked
package uk.ragtime.web.request;

import org.jspecify.annotations.NullMarked;
