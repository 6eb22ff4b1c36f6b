package uk.ragtime.portal.api;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/me}: memberships of the token's owner. */
public record Me(boolean operator, List<Membership> memberships) {

  public Me {
    memberships = Objects.requireNonNullElse(memberships, List.of());
  }

  public Optional<Membership> in(String partnership) {
    return memberships.stream().filter(m -> m.partnership().equals(partnership)).findFirst();
  }

  /** Name of a partnership, or its code if the visitor is no member of it. */
  public String titleOf(String partnership) {
    return in(partnership).map(Membership::title).orElse(partnership);
  }

  /** The visitor's name as a member of a partnership, or of another one; empty if there is none. */
  public Optional<String> visitorName(@Nullable String partnership) {
    return memberships.stream()
        .filter(m -> m.displayName() != null)
        .min(Comparator.comparing(m -> !m.partnership().equals(partnership)))
        .map(Membership::displayName);
  }

  /** Whether the visitor is allowed an action in a partnership. */
  public boolean may(String partnership, Action action) {
    return in(partnership).filter(membership -> membership.may(action)).isPresent();
  }

  /** Whether the visitor sets up anything in a partnership. */
  public boolean setsUp(String partnership) {
    return in(partnership).filter(Membership::setsUp).isPresent();
  }

  /** Actions that pages check before they show a link; the service decides again. */
  public enum Action {
    MANAGE_MEMBERS,
    MANAGE_AREAS,
    MANAGE_AGENCIES,
    MANAGE_CHECKLISTS,
    MANAGE_CYCLES,
    RATE_OWN_AGENCIES,
    RATE_ON_BEHALF,
    REVIEW,
    SIGN_OFF,
    SIGN_OFF_ON_BEHALF,
    MODERATE,
    COMMENT,
    READ_COMMENTS,
    PLAN_ACTIONS,
    READ_PROFILES,
    READ_AUDIT,
    READ_NAMES,
    READ_EVENTS,
    EXPORT
  }

  /**
   * Membership of a partnership, with roles and agencies.
   *
   * @param name of the partnership
   * @param member code of the member
   * @param displayName of the member; null if it was erased
   * @param actions everything that the roles allow, as the service names it
   */
  public record Membership(
      String partnership,
      @Nullable String name,
      String member,
      @Nullable String displayName,
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

    /** Whether it includes setting up anything: members, areas, agencies, checklists or cycles. */
    public boolean setsUp() {
      return Stream.of(
              Action.MANAGE_MEMBERS,
              Action.MANAGE_AREAS,
              Action.MANAGE_AGENCIES,
              Action.MANAGE_CHECKLISTS,
              Action.MANAGE_CYCLES)
          .anyMatch(this::may);
    }

    /** Name of the partnership, or its code if it has none yet. */
    public String title() {
      return name == null ? partnership : name;
    }
  }
}
