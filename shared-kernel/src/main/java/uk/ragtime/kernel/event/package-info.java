/**
 * All that can happen in a partnership, one sealed file per feature, and how it is named outside.
 *
 * <p>These records are stored for ever and read by others: add, never rename, never remove.
 */
@NullMarked
package uk.ragtime.kernel.event;

import org.jspecify.annotations.NullMarked;
