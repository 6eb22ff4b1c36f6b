/** The components of the platform and their licences. */
@NullMarked
package uk.ragtime.acceptance.supply;

import org.jspecify.annotations.NullMarked;
