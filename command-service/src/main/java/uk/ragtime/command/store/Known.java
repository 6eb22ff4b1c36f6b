package uk.ragtime.command.store;

/**
 * What a stream's events amount to at one version.
 *
 * @param version 0 for a stream without events
 * @param position of its last event in the partnership's log; 0 for a stream without events
 */
public record Known<S>(S state, long version, long position) {}
