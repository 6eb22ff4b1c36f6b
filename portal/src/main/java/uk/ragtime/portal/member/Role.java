package uk.ragtime.portal.member;

/** Roles that a person can be invited to, in the order offered. */
enum Role {
  RATER,
  REVIEWER,
  VIEWER,
  AUDITOR,
  COORDINATOR
}
