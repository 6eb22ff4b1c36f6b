/**
 * Succession of capabilities from one version of a checklist to the next. Both services decide and
 * answer by it, so it stands here once.
 */
@NullMarked
package uk.ragtime.kernel.lineage;

import org.jspecify.annotations.NullMarked;
