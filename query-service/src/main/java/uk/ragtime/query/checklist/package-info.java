/** Checklists of a partnership and their capabilities. */
@NullMarked
package uk.ragtime.query.checklist;

import org.jspecify.annotations.NullMarked;
