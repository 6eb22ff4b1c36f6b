package uk.ragtime.command.decision;

import java.time.LocalDate;

/** The first and last effective days among a cycle's ratings. */
public record RatedDays(LocalDate first, LocalDate last) {}
