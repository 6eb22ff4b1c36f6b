package uk.ragtime.command.decision;

import java.time.LocalDate;

/** The first and the last day from which anything in a cycle was rated. */
public record RatedDays(LocalDate first, LocalDate last) {}
