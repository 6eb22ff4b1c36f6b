package uk.ragtime.portal.download;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files that the service makes, in the order offered. */
enum Export {
  RATINGS,
  PROFILE,
  CHANGES;

  static Optional<Export> of(String code) {
    return Stream.of(values()).filter(it -> it.code().equals(code)).findFirst();
  }

  /** Name in addresses. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean takes(String filter) {
    return filters().contains(filter);
  }

  private Set<String> filters() {
    return switch (this) {
      case RATINGS -> Set.of("area", "cycle", "asOf", "knownAt", "stage");
      case PROFILE -> Set.of("area", "cycle", "asOf", "knownAt", "stage", "rollup");
      case CHANGES ->
          Set.of(
              "area", "agency", "capability", "cycle", "member", "kind", "from", "to", "knownAt");
    };
  }
}
