package uk.ragtime.query.profiletopic;

import java.time.LocalDate;

/** A profile that Kafka has acknowledged. */
record Published(Due due, long position, LocalDate day) {}
