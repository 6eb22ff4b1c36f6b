/** The published contract: the schemas of the events, and that they stay compatible. */
@NullMarked
package uk.ragtime.kernel.contract;

import org.jspecify.annotations.NullMarked;
