package uk.ragtime.testing.truth;

import java.time.Instant;

/**
 * One step of a history, and what was told.
 *
 * @param sentAt by the clock that the services go by as well
 * @param moment the act's, where it has one: a cut-off, or when something is to have been known
 */
record Exchange(int step, Act act, Instant sentAt, Instant moment, Told told) {}
