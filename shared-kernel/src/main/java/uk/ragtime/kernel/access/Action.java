package uk.ragtime.kernel.access;

/** An act in a partnership, as far as access tells acts apart. */
public enum Action {
  MANAGE_MEMBERS,
  MANAGE_AREAS,
  MANAGE_AGENCIES,
  MANAGE_CHECKLISTS,
  MANAGE_CYCLES,
  /** Rate, for the agencies that one is a rater or lead of. */
  RATE_OWN_AGENCIES,
  /** Rate for any agency of the partnership; the record says that it was on the agency's behalf. */
  RATE_ON_BEHALF,
  /** Challenge a rating and agree on one. */
  REVIEW,
  /** Submit an assessment and answer challenges: for one's own agencies, or on behalf of any. */
  SUBMIT,
  /** Sign off an assessment, for the agencies that one is lead of. */
  SIGN_OFF,
  /** Sign off any assessment; the record says that it was on the agency's behalf. */
  SIGN_OFF_ON_BEHALF,
  /** Extend, excuse and expect, send back and reopen, settle a rating, sign an area's profile. */
  MODERATE,
  /** Comment on an assessment: for one's own agencies, as a reviewer, or on behalf of any. */
  COMMENT,
  /** Read comments; whoever rates for agencies reads those of their own. */
  READ_COMMENTS,
  /** Plan actions and report on them: for one's own agencies, or on behalf of any. */
  PLAN_ACTIONS,
  READ_PROFILES,
  READ_AUDIT,
  /** See the names of the members who did things. */
  READ_NAMES,
  /** Read the partnership's log of events. */
  READ_EVENTS,
  EXPORT
}
