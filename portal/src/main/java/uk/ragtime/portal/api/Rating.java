package uk.ragtime.portal.api;

/** Ratings of a capability. Not rated is the absence of a rating. */
public enum Rating {
  RED,
  AMBER,
  GREEN,
  NOT_APPLICABLE
}
