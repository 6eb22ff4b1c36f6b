package uk.ragtime.portal.action;

import java.util.List;
import uk.ragtime.portal.api.Me;

/**
 * Agencies for which a visitor plans actions. Pages show what that allows; the service decides
 * again.
 *
 * @param all whether they plan on behalf of any agency
 */
record PlanningRights(boolean all, List<String> own) {

  static PlanningRights of(Me me, String partnership) {
    boolean plans = me.may(partnership, Me.Action.PLAN_ACTIONS);
    boolean rates = me.may(partnership, Me.Action.RATE_OWN_AGENCIES);
    return new PlanningRights(
        plans && me.may(partnership, Me.Action.RATE_ON_BEHALF),
        plans && rates ? me.in(partnership).orElseThrow().agencies() : List.of());
  }

  boolean isFor(String agency) {
    return all || own.contains(agency);
  }

  boolean none() {
    return !all && own.isEmpty();
  }
}
