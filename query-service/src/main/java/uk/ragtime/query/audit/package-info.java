/** Who changed which rating, when and why. */
@NullMarked
package uk.ragtime.query.audit;

import org.jspecify.annotations.NullMarked;
