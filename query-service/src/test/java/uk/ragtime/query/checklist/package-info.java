@NullMarked
package uk.ragtime.query.checklist;

import org.jspecify.annotations.NullMarked;
