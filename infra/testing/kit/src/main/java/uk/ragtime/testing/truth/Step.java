package uk.ragtime.testing.truth;

/** One step of a history: a command or a query. */
sealed interface Step permits ModelCommand, ModelQuestion {}
