package uk.ragtime.query.history;

import uk.ragtime.query.access.Moment;
import uk.ragtime.query.cycle.Cycle;

/**
 * One point of a history: what the period is called, the moment that stands for it, and the cycle
 * through whose checklist one looks.
 */
record Period(String name, Moment at, Cycle cycle) {}
