package uk.ragtime.kernel.access;

import static uk.ragtime.kernel.access.Action.COMMENT;
import static uk.ragtime.kernel.access.Action.EXPORT;
import static uk.ragtime.kernel.access.Action.MANAGE_AGENCIES;
import static uk.ragtime.kernel.access.Action.MANAGE_AREAS;
import static uk.ragtime.kernel.access.Action.MANAGE_CHECKLISTS;
import static uk.ragtime.kernel.access.Action.MANAGE_CYCLES;
import static uk.ragtime.kernel.access.Action.MANAGE_MEMBERS;
import static uk.ragtime.kernel.access.Action.MODERATE;
import static uk.ragtime.kernel.access.Action.PLAN_ACTIONS;
import static uk.ragtime.kernel.access.Action.RATE_ON_BEHALF;
import static uk.ragtime.kernel.access.Action.RATE_OWN_AGENCIES;
import static uk.ragtime.kernel.access.Action.READ_AUDIT;
import static uk.ragtime.kernel.access.Action.READ_COMMENTS;
import static uk.ragtime.kernel.access.Action.READ_EVENTS;
import static uk.ragtime.kernel.access.Action.READ_NAMES;
import static uk.ragtime.kernel.access.Action.READ_PROFILES;
import static uk.ragtime.kernel.access.Action.REVIEW;
import static uk.ragtime.kernel.access.Action.SIGN_OFF;
import static uk.ragtime.kernel.access.Action.SIGN_OFF_ON_BEHALF;
import static uk.ragtime.kernel.access.Action.SUBMIT;

import java.util.EnumSet;
import java.util.Set;

/**
 * Role of a member in a partnership, with the actions it permits. This is the whole table of
 * access; the operator stands outside it, for an operator is no member of any partnership.
 */
public enum Role {
  /** Looks after areas, agencies, checklists, cycles and members; may record for an agency. */
  COORDINATOR(
      MANAGE_MEMBERS,
      MANAGE_AREAS,
      MANAGE_AGENCIES,
      MANAGE_CHECKLISTS,
      MANAGE_CYCLES,
      RATE_ON_BEHALF,
      SUBMIT,
      SIGN_OFF_ON_BEHALF,
      MODERATE,
      COMMENT,
      READ_COMMENTS,
      PLAN_ACTIONS,
      READ_PROFILES,
      READ_AUDIT,
      READ_NAMES,
      READ_EVENTS,
      EXPORT),
  /** Rates and submits for named agencies. */
  RATER(
      RATE_OWN_AGENCIES,
      SUBMIT,
      COMMENT,
      READ_COMMENTS,
      PLAN_ACTIONS,
      READ_PROFILES,
      READ_AUDIT,
      READ_NAMES,
      EXPORT),
  /** Answers for named agencies: does all that a rater does, and signs off. */
  LEAD(
      RATE_OWN_AGENCIES,
      SUBMIT,
      SIGN_OFF,
      COMMENT,
      READ_COMMENTS,
      PLAN_ACTIONS,
      READ_PROFILES,
      READ_AUDIT,
      READ_NAMES,
      EXPORT),
  /** Challenges and agrees. */
  REVIEWER(REVIEW, COMMENT, READ_COMMENTS, READ_PROFILES, READ_AUDIT, READ_NAMES, EXPORT),
  /** Reads everything, with names. */
  AUDITOR(READ_COMMENTS, READ_PROFILES, READ_AUDIT, READ_NAMES, READ_EVENTS, EXPORT),
  /** Reads profiles and what changed, without names. */
  VIEWER(READ_PROFILES, READ_AUDIT, EXPORT);

  @SuppressWarnings("ImmutableEnumChecker") // Filled by the constructor and never handed out.
  private final Set<Action> actions;

  Role(Action first, Action... rest) {
    actions = EnumSet.of(first, rest);
  }

  /** Whether a member with this role may do it. */
  public boolean allows(Action action) {
    return actions.contains(action);
  }

  /** Whether a member with these roles may do it. */
  public static boolean anyAllows(Set<Role> roles, Action action) {
    for (Role role : roles) {
      if (role.allows(action)) {
        return true;
      }
    }
    return false;
  }

  /** All that a member with these roles may do. */
  public static Set<Action> actionsOf(Set<Role> roles) {
    EnumSet<Action> all = EnumSet.noneOf(Action.class);
    roles.forEach(role -> all.addAll(role.actions));
    return all;
  }
}
