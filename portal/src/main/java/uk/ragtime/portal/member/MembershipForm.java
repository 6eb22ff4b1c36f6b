package uk.ragtime.portal.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.NameAndCode;

/** A member as typed: name, roles, and the agencies that they rate for. */
interface MembershipForm {
  String name();

  Set<Role> roles();

  Set<String> agencies();

  default boolean ratesForAgencies() {
    return roles().stream().anyMatch(Role::ratesForAgencies);
  }

  default List<Role> orderedRoles() {
    return roles().stream().sorted().toList();
  }

  /** Roles by name, as commands have them. */
  default List<String> namedRoles() {
    return roles().stream().map(Role::name).sorted().toList();
  }

  /** Agencies that count: none, unless a role rates for them. */
  default List<String> countedAgencies() {
    return ratesForAgencies() ? agencies().stream().sorted().toList() : List.of();
  }

  /**
   * Errors, in the order of the page.
   *
   * @param known the partnership's agencies
   */
  default List<FieldError> errors(List<Lists.Agency> known) {
    List<FieldError> errors = new ArrayList<>();
    if (name().isEmpty()) {
      errors.add(new FieldError("invite.wrong.no-name", "name"));
    } else {
      errors.addAll(NameAndCode.nameErrors(name()));
    }
    if (roles().isEmpty()) {
      errors.add(new FieldError("invite.wrong.no-role", "roles"));
    }
    if (ratesForAgencies() && agencies().isEmpty()) {
      errors.add(new FieldError("invite.wrong.no-agency", "agencies"));
    }
    if (!Lists.Agency.names(known).keySet().containsAll(countedAgencies())) {
      errors.add(new FieldError("invite.wrong.unknown-agency", "agencies"));
    }
    return errors;
  }
}
