package uk.ragtime.portal.action;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.page.AddressCode;

/** States by which a list of actions can be narrowed. */
enum ActionState {
  TO_DO,
  OVERDUE,
  PLANNED,
  UNDER_WAY,
  DONE,
  DROPPED,
  ALL;

  /** State that an address names; those still to do where it names none. */
  static ActionState of(@Nullable String slug) {
    return AddressCode.of(slug, TO_DO, values(), ActionState::slug);
  }

  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String messageKey() {
    return "actions.state." + name();
  }

  boolean has(Actions.Action action) {
    return switch (this) {
      case TO_DO -> !action.isSettled();
      case OVERDUE -> action.overdue();
      case PLANNED, UNDER_WAY, DONE, DROPPED -> action.status().equals(name());
      case ALL -> true;
    };
  }
}
