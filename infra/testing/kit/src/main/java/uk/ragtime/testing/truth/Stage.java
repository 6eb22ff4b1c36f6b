package uk.ragtime.testing.truth;

import java.util.Locale;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;

/** Stage of a question: whose words count. */
enum Stage {
  STANDING,
  SELF,
  CHALLENGED,
  AGREED;

  boolean counts(Noted.Kind kind) {
    return switch (kind) {
      case CHANGED, RECONFIRMED -> this != AGREED;
      case AGREED -> this != SELF;
      case CHALLENGED -> this == CHALLENGED;
      case WITHDRAWN, SUBMITTED, ANSWERED, SIGNED_OFF, REOPENED -> false;
    };
  }

  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
