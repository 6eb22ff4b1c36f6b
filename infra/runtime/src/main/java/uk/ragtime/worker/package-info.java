/**
 * Background work of a service: tasks that repeat until it stops, pauses between attempts, wake-up
 * signals. No other package starts a loop or sleeps.
 */
@NullMarked
package uk.ragtime.worker;

import org.jspecify.annotations.NullMarked;
