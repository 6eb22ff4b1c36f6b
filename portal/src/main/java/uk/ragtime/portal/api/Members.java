package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/{partnership}/members}: current members, invitations, and former members. */
public record Members(List<Present> members, List<Invited> invitations, List<Former> former) {
  public Members {
    members = Objects.requireNonNullElse(members, List.of());
    invitations = Objects.requireNonNullElse(invitations, List.of());
    former = Objects.requireNonNullElse(former, List.of());
  }

  public record Present(
      String member,
      @Nullable String name,
      @Nullable Boolean erased,
      @Nullable Boolean missing,
      List<String> roles,
      List<String> agencies,
      Instant since,
      @Nullable LocalDate leavesOn,
      long version)
      implements Person {
    public Present {
      roles = Objects.requireNonNullElse(roles, List.of());
      agencies = Objects.requireNonNullElse(agencies, List.of());
    }
  }

  public record Invited(
      String member,
      @Nullable String name,
      @Nullable Boolean erased,
      @Nullable Boolean missing,
      List<String> roles,
      List<String> agencies,
      LocalDate expiresOn)
      implements Person {}

  public record Former(
      String member,
      @Nullable String name,
      @Nullable Boolean erased,
      @Nullable Boolean missing,
      LocalDate leftOn)
      implements Person {}
}
