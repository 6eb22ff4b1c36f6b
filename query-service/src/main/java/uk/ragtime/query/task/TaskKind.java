package uk.ragtime.query.task;

/** Kind of a task. */
enum TaskKind {
  /** Rate capabilities that have no rating. */
  RATE,
  /** Look again at ratings that were carried over. */
  RECONFIRM,
  /** Submit an assessment in which everything was looked at. */
  SUBMIT,
  /** Answer challenges. */
  ANSWER,
  /** Review a submitted assessment. */
  REVIEW,
  /** Agree on challenges that the agency has answered. */
  AGREE,
  /** Sign an assessment off. */
  SIGN_OFF,
  /** Do what an action planned. */
  ACTION_DUE
}
