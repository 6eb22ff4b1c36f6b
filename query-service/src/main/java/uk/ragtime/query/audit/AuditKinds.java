package uk.ragtime.query.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.rating.EntryKind;

/** Kinds of acts that a query is about. */
public record AuditKinds(Set<AuditKind> kinds) {
  /**
   * Condition that an entry {@code e} of the log of ratings is of one of some kinds, by letters.
   */
  public static final String OF_LETTERS = "e.kind_letter = any(:kinds::text[]::pg_catalog.char[])";

  private static final String ALL = "all";

  public AuditKinds {
    kinds = Set.copyOf(kinds);
  }

  /**
   * Parses kinds between commas, or {@code all}; those of the log of ratings if absent.
   *
   * @throws uk.ragtime.web.ProblemException invalid-parameter
   */
  public static AuditKinds read(@Nullable String value) {
    if (value == null) {
      return new AuditKinds(AuditKind.OF_RATINGS);
    }
    if (value.equals(ALL)) {
      return new AuditKinds(EnumSet.allOf(AuditKind.class));
    }
    List<AuditKind> named = new ArrayList<>();
    for (String word : value.split(",", -1)) {
      Arrays.stream(AuditKind.values())
          .filter(kind -> kind.name().equals(word))
          .findFirst()
          .ifPresentOrElse(
              named::add,
              () -> {
                throw Refusals.parameter(
                    "kinds",
                    "must be all, or some of these between commas: "
                        + String.join(
                            ", ", Arrays.stream(AuditKind.values()).map(Enum::name).toList()));
              });
    }
    return new AuditKinds(Set.copyOf(named));
  }

  /** Names of the kinds of the log of ratings among them. */
  public List<String> ofRatings() {
    return kinds.stream()
        .filter(AuditKind.OF_RATINGS::contains)
        .map(AuditKind::name)
        .sorted()
        .toList();
  }

  /** Letters of these kinds in the log of ratings. */
  public String[] lettersOfRatings() {
    return ofRatings().stream()
        .map(name -> EntryKind.valueOf(name).letter())
        .toArray(String[]::new);
  }

  /** Whether all kinds of the log of ratings are among them. */
  public boolean areAllOfRatings() {
    return kinds.containsAll(AuditKind.OF_RATINGS);
  }

  /** Types of the events of the steps among them. */
  public List<String> types() {
    return AuditKind.types(kinds);
  }
}
