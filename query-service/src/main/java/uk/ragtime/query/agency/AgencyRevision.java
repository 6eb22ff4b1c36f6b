package uk.ragtime.query.agency;

import java.time.Instant;

/** What an agency was from an instant on, until the next revision. */
public record AgencyRevision(Agency agency, Instant recordedAt) {}
