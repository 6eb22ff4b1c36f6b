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

  /** What a partnership is called, or its code where it is not the visitor's. */
  public String titleOf(String partnership) {
    return in(partnership).map(Membership::title).orElse(partnership);
  }

  /** Whether the visitor may do this in a partnership; nobody may anything where they are none. */
  public boolean may(String partnership, Action action) {
    return in(partnership).filter(membership -> membership.may(action)).isPresent();
  }

  /** What pages ask before they show what leads to it; the service decides again when it comes. */
  public enum Action {
    MANAGE_MEMBERS,
    READ_PROFILES,
    READ_AUDIT
  }

  /**
   * One person in one partnership: what they may do there, and for which agencies.
   *
   * @param actions all that the roles allow, as the service calls it
   */
  public record Membership(
      String partnership,
      @Nullable String name,
      List<String> roles,
      List<String> agencies,
      List<String> actions) {

    public Membership {
      roles = Objects.requireNonNullElse(roles, List.of());
      agencies = Objects.requireNonNullElse(agencies, List.of());
      actions = Objects.requireNonNullElse(actions, List.of());
    }

    public boolean may(Action action) {
      return actions.contains(action.name());
    }

    /** The partnership's name, or its code where it has none yet. */
    public String title() {
      return name == null ? partnership : name;
    }
  }
}
