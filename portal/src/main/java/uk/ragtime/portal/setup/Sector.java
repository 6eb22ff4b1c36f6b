package uk.ragtime.portal.setup;

/** Kinds of agencies, in the order in which they are offered. */
enum Sector {
  HEALTH_VISITING,
  MIDWIFERY,
  EARLY_YEARS,
  INFANT_MENTAL_HEALTH,
  CAMHS,
  PRIMARY_CARE,
  SOCIAL_CARE,
  EARLY_HELP,
  VOLUNTARY,
  OTHER;

  public String messageKey() {
    return "agencies.sector." + name();
  }
}
