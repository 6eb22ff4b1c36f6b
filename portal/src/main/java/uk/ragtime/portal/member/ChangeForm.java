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
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.VersionedForm;

/**
 * A member as a coordinator wants them to be.
 *
 * @param key idempotency key, made with the form
 * @param version of the member when the form was opened
 */
record ChangeForm(
    @Nullable UUID key, @Nullable Long version, String name, Set<Role> roles, Set<String> agencies)
    implements VersionedForm, MembershipForm {

  ChangeForm {
    name = TypedText.line(name);
    roles = Set.copyOf(Objects.requireNonNullElse(roles, Set.of()));
    agencies = Set.copyOf(Objects.requireNonNullElse(agencies, Set.of()));
  }

  static ChangeForm of(Members.Present member) {
    return new ChangeForm(
        UUID.randomUUID(),
        member.version(),
        Objects.requireNonNullElse(member.name(), ""),
        Stream.of(Role.values())
            .filter(role -> member.roles().contains(role.name()))
            .collect(Collectors.toSet()),
        Set.copyOf(member.agencies()));
  }

  /** The same for the member as they are now, under a key of its own. */
  ChangeForm again(Members.Present member) {
    return new ChangeForm(UUID.randomUUID(), member.version(), name, roles, agencies);
  }

  /** With the role of a coordinator, which the last one keeps. */
  ChangeForm asCoordinator() {
    Set<Role> all = new HashSet<>(roles);
    all.add(Role.COORDINATOR);
    return new ChangeForm(key, version, name, all, agencies);
  }

  Membership wanted() {
    return new Membership(name, namedRoles(), countedAgencies());
  }
}
