/** Audit of ratings: who changed which one, when and why. */
@NullMarked
package uk.ragtime.query.audit;

import org.jspecify.annotations.NullMarked;
