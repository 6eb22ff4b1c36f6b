/** The installation's secret, under which both services keep and find sign-ins. */
@NullMarked
package uk.ragtime.identity;

import org.jspecify.annotations.NullMarked;
