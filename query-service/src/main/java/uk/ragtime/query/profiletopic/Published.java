package uk.ragtime.query.profiletopic;

import java.time.LocalDate;

/** A profile that Kafka has acknowledged. */
record Published(StaleProfile due, long position, LocalDate day) {}
