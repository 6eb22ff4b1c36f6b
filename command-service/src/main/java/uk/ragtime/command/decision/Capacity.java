package uk.ragtime.command.decision;

/**
 * Capacity in which a member takes part in a review. Of several, the first counts unless the member
 * names one.
 */
public enum Capacity {
  REVIEWER,
  LEAD,
  COORDINATOR
}
