/** Faults on purpose, and what holds all the same: a rating acknowledged is a rating kept. */
@NullMarked
package uk.ragtime.acceptance.faults;

import org.jspecify.annotations.NullMarked;
