package uk.ragtime.portal.erasure;

/** Why something is erased, in the order offered. The ground is kept. */
enum Ground {
  REQUEST,
  MISTAKE,
  CHILD_OR_FAMILY,
  RETENTION
}
