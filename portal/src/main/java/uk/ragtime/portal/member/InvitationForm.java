package uk.ragtime.portal.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.CommandService.Invitation;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.TypedText;

/**
 * The invitation form as typed by a coordinator.
 *
 * @param key idempotency key of the form, so that sending it twice is one command
 * @param member code of a person who was invited before
 * @param days for which the code is valid
 */
record InvitationForm(
    @Nullable UUID key,
    @Nullable String member,
    String name,
    Set<Role> roles,
    Set<String> agencies,
    @Nullable Integer days)
    implements KeyedForm, MembershipForm {

  static final List<Integer> DAYS = List.of(7, 14, 30);
  private static final int USUAL_DAYS = 14;

  InvitationForm {
    name = TypedText.line(name);
    roles = Set.copyOf(Objects.requireNonNullElse(roles, Set.of()));
    agencies = Set.copyOf(Objects.requireNonNullElse(agencies, Set.of()));
    days = days == null || !DAYS.contains(days) ? USUAL_DAYS : days;
  }

  static InvitationForm empty() {
    return new InvitationForm(UUID.randomUUID(), null, "", Set.of(), Set.of(), null);
  }

  /** Form to invite the same person again, with another code. */
  static InvitationForm again(Members.Invited before) {
    Set<Role> roles =
        Stream.of(Role.values())
            .filter(role -> before.roles().contains(role.name()))
            .collect(Collectors.toSet());
    return new InvitationForm(
        UUID.randomUUID(),
        before.member(),
        Objects.requireNonNullElse(before.name(), ""),
        roles,
        Set.copyOf(before.agencies()),
        null);
  }

  /** A code that reveals nothing of the person: events are kept when names are erased. */
  String memberCode() {
    return member == null ? "m-" + sentKey().toString().substring(24) : member;
  }

  Invitation invitation(LocalDate today) {
    return new Invitation(
        name,
        namedRoles(),
        countedAgencies(),
        today.plusDays(Objects.requireNonNullElse(days, USUAL_DAYS)));
  }
}
