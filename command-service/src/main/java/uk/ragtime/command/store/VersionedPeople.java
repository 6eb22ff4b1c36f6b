package uk.ragtime.command.store;

import uk.ragtime.command.decision.People;

/**
 * The people of a partnership at one moment.
 *
 * @param members the version of the members' stream, whose events come with what is new
 * @param erasures the version of the erasures' stream, whose events come with what is gone
 */
public record VersionedPeople(People people, long members, long erasures) {
  /** Of a partnership without members. */
  public static final VersionedPeople NONE = new VersionedPeople(People.NONE, 0, 0);
}
