package uk.ragtime.portal.home;

import java.util.List;
import uk.ragtime.portal.api.Me;

/** One partnership on the first page: who the visitor is there, and its areas. */
record PartnershipCard(String code, String title, List<String> roles, List<AreaCard> areas) {

  static PartnershipCard of(Me.Membership membership, List<AreaCard> areas) {
    return new PartnershipCard(
        membership.partnership(), membership.title(), membership.roles(), areas);
  }
}
