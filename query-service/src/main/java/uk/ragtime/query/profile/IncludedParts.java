package uk.ragtime.query.profile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.access.Refusals;

/** Parts that a request names with {@code include}. */
record IncludedParts(Set<ProfilePart.Kind> kinds) {
  private static final String PARAMETER = "include";

  /**
   * Parses names separated by commas; no part if the parameter is absent.
   *
   * @throws uk.ragtime.web.ProblemException invalid-parameter
   */
  static IncludedParts read(@Nullable String parameter) {
    Set<ProfilePart.Kind> kinds = EnumSet.noneOf(ProfilePart.Kind.class);
    if (parameter != null) {
      for (String name : parameter.split(",", -1)) {
        kinds.add(kind(name).orElseThrow(IncludedParts::refused));
      }
    }
    return new IncludedParts(kinds);
  }

  private static Optional<ProfilePart.Kind> kind(String name) {
    return Arrays.stream(ProfilePart.Kind.values())
        .filter(kind -> kind.spelling().equals(name))
        .findFirst();
  }

  private static RuntimeException refused() {
    return Refusals.parameter(
        PARAMETER,
        "must be some of "
            + Arrays.stream(ProfilePart.Kind.values())
                .map(ProfilePart.Kind::spelling)
                .collect(Collectors.joining(", "))
            + ", separated by commas");
  }
}
