package uk.ragtime.query.area;

import uk.ragtime.query.profile.RollUpRule;

/** Uses a package that areas may not use: proof that the rule against it can fail. */
public final class ReadsProfiles {
  private ReadsProfiles() {}

  public static RollUpRule rule() {
    return RollUpRule.WORST;
  }
}
