package uk.ragtime.query.profile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ragtime.profile}: how profiles are read.
 *
 * @param staleAfterDays age in days beyond which a rating that was neither given nor confirmed
 *     again is shown as stale: 1 to 3,650
 */
@ConfigurationProperties("ragtime.profile")
record ProfileSettings(@DefaultValue("365") int staleAfterDays) {
  private static final int TEN_YEARS = 3_650;

  ProfileSettings {
    if (staleAfterDays < 1 || staleAfterDays > TEN_YEARS) {
      throw new IllegalArgumentException(
          "ragtime.profile.stale-after-days is from 1 to " + TEN_YEARS);
    }
  }
}
