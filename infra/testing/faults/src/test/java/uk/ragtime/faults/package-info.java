/** Faults on purpose, and what holds all the same: a rating acknowledged is a rating kept. */
@NullMarked
package uk.ragtime.faults;

import org.jspecify.annotations.NullMarked;
