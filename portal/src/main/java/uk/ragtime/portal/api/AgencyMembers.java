package uk.ragtime.portal.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/{partnership}/agencies/{agency}/members}: current members who rate for it. */
public record AgencyMembers(List<Colleague> members) {
  public AgencyMembers {
    members = Objects.requireNonNullElse(members, List.of());
  }

  /** Somebody who rates for the agency. */
  public record Colleague(
      String member,
      @Nullable String name,
      @Nullable Boolean erased,
      @Nullable Boolean missing,
      List<String> roles)
      implements Person {
    public Colleague {
      roles = Objects.requireNonNullElse(roles, List.of());
    }
  }
}
