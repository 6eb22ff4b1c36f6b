package uk.ragtime.portal.audit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kinds of acts that the audit answers with, in the order offered. */
public enum AuditKind {
  CHANGED,
  RECONFIRMED,
  CHALLENGED,
  ANSWERED,
  AGREED,
  WITHDRAWN,
  SUBMITTED,
  SIGNED_OFF,
  PROFILE_SIGNED_OFF,
  REOPENED,
  EXTENDED,
  EXCUSED,
  EXPECTED,
  ASSIGNED;

  /** Kind of a name; empty for one that a newer service knows. */
  public static Optional<AuditKind> of(String name) {
    return Stream.of(values()).filter(it -> it.name().equals(name)).findFirst();
  }

  /** Kinds that an address can name: each alone, or all acts on ratings. */
  public static Set<String> filters() {
    return Stream.concat(Stream.of(AuditFilter.RATINGS), Stream.of(values()).map(AuditKind::name))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it gives the cell the rating that it names; a challenge and its answer do not. */
  boolean setsRating() {
    return switch (this) {
      case CHANGED, RECONFIRMED, AGREED -> true;
      case CHALLENGED,
          ANSWERED,
          WITHDRAWN,
          SUBMITTED,
          SIGNED_OFF,
          PROFILE_SIGNED_OFF,
          REOPENED,
          EXTENDED,
          EXCUSED,
          EXPECTED,
          ASSIGNED ->
          false;
    };
  }

  public String labelKey() {
    return "audit.kind." + name();
  }
}
