package uk.ragtime.testing.history;

import java.util.UUID;

/** An idempotency key and the outcome that the store keeps for it. */
public record StoredIdempotencyKey(
    String partnership, String actor, String key, UUID command, long position, long version) {}
