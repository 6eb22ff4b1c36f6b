package uk.ragtime.portal.member;

/** What somebody can be invited as, in the order in which it is offered. */
enum Role {
  RATER,
  REVIEWER,
  VIEWER,
  AUDITOR,
  COORDINATOR
}
