package uk.ragtime.query.assessment;

/** Kind of a step of an assessment. */
enum StepKind {
  OPENED,
  SUBMITTED,
  CHALLENGED,
  ANSWERED,
  AGREED,
  SIGNED_OFF,
  REOPENED,
  EXTENDED,
  EXCUSED,
  EXPECTED,
  ASSIGNED
}
