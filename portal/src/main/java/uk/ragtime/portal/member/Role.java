package uk.ragtime.portal.member;

/** Roles that a person can be invited to, in the order offered. */
enum Role {
  RATER,
  LEAD,
  REVIEWER,
  VIEWER,
  AUDITOR,
  COORDINATOR;

  /** Whether a member with this role is assigned agencies. */
  boolean ratesForAgencies() {
    return switch (this) {
      case RATER, LEAD -> true;
      case REVIEWER, VIEWER, AUDITOR, COORDINATOR -> false;
    };
  }
}
