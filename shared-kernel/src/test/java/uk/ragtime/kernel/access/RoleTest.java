package uk.ragtime.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of access, written out a second time: a change of it is a change of two places. */
class RoleTest {
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          ACTION,             COORDINATOR, RATER, LEAD,  REVIEWER, AUDITOR, VIEWER
          MANAGE_MEMBERS,     true,        false, false, false,    false,   false
          MANAGE_AREAS,       true,        false, false, false,    false,   false
          MANAGE_AGENCIES,    true,        false, false, false,    false,   false
          MANAGE_CHECKLISTS,  true,        false, false, false,    false,   false
          MANAGE_CYCLES,      true,        false, false, false,    false,   false
          RATE_OWN_AGENCIES,  false,       true,  true,  false,    false,   false
          RATE_ON_BEHALF,     true,        false, false, false,    false,   false
          REVIEW,             false,       false, false, true,     false,   false
          SUBMIT,             true,        true,  true,  false,    false,   false
          SIGN_OFF,           false,       false, true,  false,    false,   false
          SIGN_OFF_ON_BEHALF, true,        false, false, false,    false,   false
          MODERATE,           true,        false, false, false,    false,   false
          COMMENT,            true,        true,  true,  true,     false,   false
          READ_COMMENTS,      true,        true,  true,  true,     true,    false
          PLAN_ACTIONS,       true,        true,  true,  false,    false,   false
          READ_PROFILES,      true,        true,  true,  true,     true,    true
          READ_AUDIT,         true,        true,  true,  true,     true,    true
          READ_NAMES,         true,        true,  true,  true,     true,    false
          READ_EVENTS,        true,        false, false, false,    true,    false
          EXPORT,             true,        true,  true,  true,     true,    true
          """)
  void whoMayDoWhat(
      Action action,
      boolean coordinator,
      boolean rater,
      boolean lead,
      boolean reviewer,
      boolean auditor,
      boolean viewer) {
    assertEquals(coordinator, Role.COORDINATOR.allows(action));
    assertEquals(rater, Role.RATER.allows(action));
    assertEquals(lead, Role.LEAD.allows(action));
    assertEquals(reviewer, Role.REVIEWER.allows(action));
    assertEquals(auditor, Role.AUDITOR.allows(action));
    assertEquals(viewer, Role.VIEWER.allows(action));
  }

  @Test
  void leadDoesAllThatARaterDoes() {
    Set<Action> lead = Role.actionsOf(Set.of(Role.LEAD));
    Set<Action> rater = Role.actionsOf(Set.of(Role.RATER));

    assertTrue(lead.containsAll(rater));
    assertTrue(lead.contains(Action.SIGN_OFF));
    assertEquals(rater.size() + 1, lead.size());
  }

  @Test
  void rolesAddUp() {
    Set<Role> both = Set.of(Role.RATER, Role.REVIEWER);

    assertTrue(Role.anyAllows(both, Action.REVIEW));
    assertTrue(Role.anyAllows(both, Action.RATE_OWN_AGENCIES));
    assertFalse(Role.anyAllows(Set.of(), Action.READ_PROFILES));
    assertTrue(Role.actionsOf(both).containsAll(Set.of(Action.REVIEW, Action.RATE_OWN_AGENCIES)));
  }
}
