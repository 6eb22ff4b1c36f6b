package uk.ragtime.portal.api;

/** The four words a capability can be rated with. Not rated is the absence of a rating. */
public enum Rating {
  RED,
  AMBER,
  GREEN,
  NOT_APPLICABLE
}
