package uk.ragtime.portal.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Me;

/** One partnership on the first page: who the visitor is there, and its areas. */
record PartnershipCard(
    String code, String title, @Nullable String knownAs, List<String> roles, List<AreaCard> areas) {

  static PartnershipCard of(Me.Membership membership, List<AreaCard> areas) {
    return new PartnershipCard(
        membership.partnership(),
        membership.title(),
        membership.displayName(),
        membership.roles(),
        areas);
  }
}
