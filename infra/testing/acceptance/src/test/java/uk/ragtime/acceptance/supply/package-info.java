/** What the platform is made of. */
@NullMarked
package uk.ragtime.acceptance.supply;

import org.jspecify.annotations.NullMarked;
