package uk.ragtime.portal.action;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Actions;

/** States by which a list of actions can be narrowed. */
enum ActionState {
  TO_DO,
  OVERDUE,
  PLANNED,
  UNDER_WAY,
  DONE,
  DROPPED,
  ALL;

  /** State of an address; those still to do where it names none that is known. */
  static ActionState of(@Nullable String slug) {
    return Stream.of(values()).filter(it -> it.slug().equals(slug)).findFirst().orElse(TO_DO);
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
