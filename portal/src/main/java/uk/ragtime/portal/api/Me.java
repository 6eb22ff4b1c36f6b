package uk.ragtime.portal.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/me}: whom the token belongs to, in each partnership that knows them. */
public record Me(boolean operator, List<Membership> memberships) {

  public Me {
    memberships = Objects.requireNonNullElse(memberships, List.of());
  }

  public Optional<Membership> in(String partnership) {
    return memberships.stream().filter(m -> m.partnership().equals(partnership)).findFirst();
  }

  /** One person in one partnership: what they may do there, and for which agencies. */
  public record Membership(
      String partnership, @Nullable String name, List<String> roles, List<String> agencies) {

    public Membership {
      roles = Objects.requireNonNullElse(roles, List.of());
      agencies = Objects.requireNonNullElse(agencies, List.of());
    }

    /** The partnership's name, or its code where it has none yet. */
    public String title() {
      return name == null ? partnership : name;
    }
  }
}
