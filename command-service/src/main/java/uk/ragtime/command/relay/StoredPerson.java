package uk.ragtime.command.relay;

import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.PersonKey;

/** A person as they stand in the store. */
record StoredPerson(PersonKey key, ErasablePerson value) {}
