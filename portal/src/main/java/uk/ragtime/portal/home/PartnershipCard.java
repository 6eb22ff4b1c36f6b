package uk.ragtime.portal.home;

import java.util.List;
import uk.ragtime.portal.api.Me;

/**
 * A partnership on the first page: the visitor's roles, and its areas.
 *
 * @param managesMembers whether the visitor manages its members
 */
record PartnershipCard(
    String code, String title, List<String> roles, boolean managesMembers, List<AreaCard> areas) {

  static PartnershipCard of(Me.Membership membership, List<AreaCard> areas) {
    return new PartnershipCard(
        membership.partnership(),
        membership.title(),
        membership.roles(),
        membership.may(Me.Action.MANAGE_MEMBERS),
        areas);
  }
}
