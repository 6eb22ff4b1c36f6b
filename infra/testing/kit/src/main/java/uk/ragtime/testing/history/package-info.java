/**
 * What clients were told, and whether it is so: clients that send commands and send them again, a
 * history of every answer, and a checker that holds it against the event store and the topic.
 */
@NullMarked
package uk.ragtime.testing.history;

import org.jspecify.annotations.NullMarked;
