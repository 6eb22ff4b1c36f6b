package uk.ragtime.query.profile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

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
      Setting setting = new Setting("ragtime.profile.stale-after-days");
      throw setting.refused(
          "must be from 1 to %d, and is %d".formatted(TEN_YEARS, staleAfterDays),
          "Set %s to a number of days such as 365.".formatted(setting.variable()));
    }
  }
}
