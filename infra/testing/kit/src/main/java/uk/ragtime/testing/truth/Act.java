package uk.ragtime.testing.truth;

/** Something that a partnership does: it commands, or it asks. */
sealed interface Act permits Command, Question {}
