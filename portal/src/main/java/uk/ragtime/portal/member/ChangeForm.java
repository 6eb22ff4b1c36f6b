package uk.ragtime.portal.member;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.MemberCommands.Membership;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.TypedText;

/**
 * A member as a coordinator wants them to be.
 *
 * @param key idempotency key, made with the form
 * @param was mark of the member as they were when the form was opened
 */
record ChangeForm(
    @Nullable UUID key, String was, String name, Set<Role> roles, Set<String> agencies)
    implements KeyedForm, MembershipForm {

  ChangeForm {
    was = Objects.requireNonNullElse(was, "");
    name = TypedText.line(name);
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

  Membership wanted() {
    return new Membership(name, namedRoles(), countedAgencies());
  }
}
