package uk.ragtime.query.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Identifies an event across stores. Its position alone does not: a store that was restored to an
 * earlier time gives the same positions to other events.
 */
public record EventSignature(UUID commandId, Instant recordedAt) {}
