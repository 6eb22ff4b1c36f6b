package uk.ragtime.testing.history;

import java.util.UUID;

/** An idempotency key with the outcome that the store keeps for it. */
public record KeptKey(
    String partnership, String actor, String key, UUID command, long position, long version) {}
