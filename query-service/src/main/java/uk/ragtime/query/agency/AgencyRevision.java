package uk.ragtime.query.agency;

import java.time.Instant;

/** State of an agency from an instant until its next revision. */
public record AgencyRevision(Agency agency, Instant recordedAt) {}
