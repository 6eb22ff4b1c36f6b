package uk.ragtime.query.assessment;

/** State of an assessment. */
public enum AssessmentState {
  NOT_STARTED,
  OPEN,
  SUBMITTED,
  SIGNED_OFF,
  EXCUSED
}
