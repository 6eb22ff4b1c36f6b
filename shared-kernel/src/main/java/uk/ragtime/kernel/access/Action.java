package uk.ragtime.kernel.access;

/** An act in a partnership, as far as access tells acts apart. */
public enum Action {
  MANAGE_MEMBERS,
  MANAGE_AREAS,
  MANAGE_AGENCIES,
  MANAGE_CHECKLISTS,
  MANAGE_CYCLES,
  /** Rate, for the agencies that one is a rater of. */
  RATE_OWN_AGENCIES,
  /** Rate for any agency of the partnership; the record says that it was on the agency's behalf. */
  RATE_ON_BEHALF,
  /** Challenge a rating and agree on one. */
  REVIEW,
  READ_PROFILES,
  READ_AUDIT,
  /** See the names of the members who did things. */
  READ_NAMES,
  /** Read the partnership's log of events. */
  READ_EVENTS,
  EXPORT
}
