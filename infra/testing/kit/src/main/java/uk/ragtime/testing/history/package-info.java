/**
 * Verification of client guarantees: clients that send and retry commands, a history of every
 * response, and a checker that compares it with the event store and the topic.
 */
@NullMarked
package uk.ragtime.testing.history;

import org.jspecify.annotations.NullMarked;
