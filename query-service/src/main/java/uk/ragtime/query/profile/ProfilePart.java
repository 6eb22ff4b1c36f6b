package uk.ragtime.query.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;

/**
 * A part that a profile's answer has on request. It is read in the transaction of the profile, so
 * that all of the answer is of one position.
 */
public interface ProfilePart {
  /**
   * Parts there are, by the names that requests and answers have for them. None holds texts that
   * people wrote or names of people: both change without a new position.
   */
  enum Kind {
    CYCLES("cycles"),
    HISTORY("history"),
    BEFORE("before");

    private final String spelling;

    Kind(String spelling) {
      this.spelling = spelling;
    }

    String spelling() {
      return spelling;
    }
  }

  /**
   * The subject of the part beside the profile.
   *
   * @param from earlier moment that a request names; null if it names none
   */
  record Asked(
      KnownAt knownAt, StageFilter stage, RollUpRule rule, @Nullable String from, Instant now) {}

  Kind kind();

  /**
   * Reads the part of a profile; null if there is nothing to show.
   *
   * @throws uk.ragtime.web.ProblemException if it cannot be shown, which leaves it out
   */
  @Nullable Object of(Tenant tenant, Profiles.ProfileAt profile, Asked asked);
}
