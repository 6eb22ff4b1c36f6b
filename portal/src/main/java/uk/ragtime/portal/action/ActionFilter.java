package uk.ragtime.portal.action;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.page.AddressCode;

/**
 * Choice of actions, as the address has it.
 *
 * @param area null for all; likewise the agency
 * @param state slug of a state; null for those still to do
 * @param mine {@code yes} for those of the visitor's own agencies
 */
record ActionFilter(
    @Nullable String area,
    @Nullable String agency,
    @Nullable String state,
    @Nullable String mine,
    @Nullable Integer page) {
  private static final String YES = "yes";

  ActionFilter {
    area = named(area);
    agency = named(agency);
  }

  private static @Nullable String named(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed;
  }

  /**
   * @throws uk.ragtime.portal.api.Failure.NotFound if it names something that there is not
   */
  void requireKnown(ActionNames names) {
    AddressCode.require(area, names.areaCodes());
    AddressCode.require(agency, names.agencyCodes());
    AddressCode.require(mine, Set.of(YES));
    chosen();
  }

  ActionState chosen() {
    return ActionState.of(state);
  }

  public boolean own() {
    return YES.equals(mine);
  }

  /** Whether an action, or a gap, is of the chosen agencies. */
  boolean has(String ofAgency, PlanningRights rights) {
    return (agency == null || agency.equals(ofAgency))
        && (!own() || rights.own().contains(ofAgency));
  }

  boolean has(Actions.Action action, PlanningRights rights) {
    return has(action.agency(), rights) && chosen().has(action);
  }

  int number() {
    return page == null || page < 1 ? 1 : page;
  }

  /** Whether anything but the state is narrowed. */
  public boolean narrows() {
    return area != null || agency != null || own() || chosen() != ActionState.TO_DO;
  }

  String address(String partnership, int number) {
    UriComponentsBuilder address =
        ActionAddress.all(partnership)
            .queryParamIfPresent("area", Optional.ofNullable(area))
            .queryParamIfPresent("agency", Optional.ofNullable(agency))
            .queryParam("state", chosen().slug());
    if (own()) {
      address.queryParam("mine", YES);
    }
    return ActionAddress.finish(address.queryParam("page", number));
  }
}
