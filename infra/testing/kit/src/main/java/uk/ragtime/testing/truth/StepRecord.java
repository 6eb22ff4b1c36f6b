package uk.ragtime.testing.truth;

import java.time.Instant;

/**
 * One step of a history with its result.
 *
 * @param sentAt on the clock that the services use
 * @param moment the step's own time, where it has one: a cut-off, or a known-at
 */
record StepRecord(int number, Step step, Instant sentAt, Instant moment, StepResult result) {}
