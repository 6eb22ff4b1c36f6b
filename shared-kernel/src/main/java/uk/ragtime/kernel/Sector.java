package uk.ragtime.kernel;

/** The kind of organisation an agency is. */
public enum Sector {
  HEALTH_VISITING,
  MIDWIFERY,
  EARLY_YEARS,
  INFANT_MENTAL_HEALTH,
  CAMHS,
  PRIMARY_CARE,
  SOCIAL_CARE,
  EARLY_HELP,
  VOLUNTARY,
  OTHER
}
