/** The address under which clients reach a service. */
@NullMarked
package uk.ragtime.web.address;

import org.jspecify.annotations.NullMarked;
