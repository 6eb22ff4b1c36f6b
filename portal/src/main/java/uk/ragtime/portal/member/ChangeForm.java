package uk.ragtime.portal.member;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.MemberCommands.Membership;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.FieldError;

/**
 * A member as a coordinator wants them to be.
 *
 * @param key idempotency key, made with the form
 * @param was mark of the member as they were when the form was opened
 */
record ChangeForm(
    @Nullable UUID key, String was, String name, Set<Role> roles, Set<String> agencies) {

  ChangeForm {
    was = Objects.requireNonNullElse(was, "");
    name = Objects.requireNonNullElse(name, "").strip();
    roles = Set.copyOf(Objects.requireNonNullElse(roles, Set.of()));
    agencies = Set.copyOf(Objects.requireNonNullElse(agencies, Set.of()));
  }

  static ChangeForm of(Members.Present member) {
    return new ChangeForm(
        UUID.randomUUID(),
        mark(member),
        Objects.requireNonNullElse(member.name(), ""),
        Stream.of(Role.values())
            .filter(role -> member.roles().contains(role.name()))
            .collect(Collectors.toSet()),
        Set.copyOf(member.agencies()));
  }

  /** The same for the member as they are now, under a key of its own. */
  ChangeForm again(Members.Present member) {
    return new ChangeForm(UUID.randomUUID(), mark(member), name, roles, agencies);
  }

  /** With the role of a coordinator, which the last one keeps. */
  ChangeForm asCoordinator() {
    Set<Role> all = new HashSet<>(roles);
    all.add(Role.COORDINATOR);
    return new ChangeForm(key, was, name, all, agencies);
  }

  /** Differs whenever name, roles or agencies do. */
  static String mark(Members.Present member) {
    return Integer.toHexString(
        Objects.hash(
            member.name(),
            member.roles().stream().sorted().toList(),
            member.agencies().stream().sorted().toList()));
  }

  UUID sentKey() {
    if (key == null) {
      throw new Failure.NotFound("key");
    }
    return key;
  }

  boolean ratesForAgencies() {
    return roles.stream().anyMatch(Role::ratesForAgencies);
  }

  List<Role> orderedRoles() {
    return roles.stream().sorted(Comparator.naturalOrder()).toList();
  }

  /** Agencies that count: none, unless a role rates for them. */
  List<String> countedAgencies() {
    return ratesForAgencies() ? agencies.stream().sorted().toList() : List.of();
  }

  /** Errors, in the order of the page. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (name.isEmpty()) {
      errors.add(new FieldError("invite.wrong.no-name", "name"));
    }
    if (roles.isEmpty()) {
      errors.add(new FieldError("invite.wrong.no-role", "roles"));
    }
    if (ratesForAgencies() && agencies.isEmpty()) {
      errors.add(new FieldError("invite.wrong.no-agency", "agencies"));
    }
    return errors;
  }

  Membership wanted() {
    return new Membership(
        name, roles.stream().map(Role::name).sorted().toList(), countedAgencies());
  }
}
