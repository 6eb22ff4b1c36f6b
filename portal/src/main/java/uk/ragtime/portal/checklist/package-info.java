/** Checklists: their versions, what changed between them, and publishing a new one. */
@NullMarked
package uk.ragtime.portal.checklist;

import org.jspecify.annotations.NullMarked;
