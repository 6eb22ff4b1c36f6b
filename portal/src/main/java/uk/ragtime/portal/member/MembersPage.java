package uk.ragtime.portal.member;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.Words;

/** All that the members' page shows. */
record MembersPage(
    String partnershipName, List<Row> members, List<Row> invitations, List<Row> former) {

  /**
   * One person.
   *
   * @param from since when they belong; empty where they do not
   * @param until when they leave or left, or when their invitation expires; empty for who stays
   */
  record Row(
      String member, String name, String roles, String agencies, String from, String until) {}

  static MembersPage of(
      String partnershipName, Members members, List<Lists.Agency> agencies, Words words) {
    Map<String, String> names =
        agencies.stream()
            .collect(Collectors.toMap(Lists.Agency::agency, Lists.Agency::name, (a, b) -> a));
    Naming naming = new Naming(names, words);
    return new MembersPage(
        partnershipName,
        members.members().stream().map(naming::present).toList(),
        members.invitations().stream().map(naming::invited).toList(),
        members.former().stream().map(naming::former).toList());
  }

  private record Naming(Map<String, String> agencyNames, Words words) {
    Row present(Members.Present member) {
      return new Row(
          member.member(),
          name(member.name()),
          roles(member.roles()),
          agencies(member.agencies()),
          words.day(member.since().atZone(Words.LONDON).toLocalDate()),
          member.leavesOn() == null ? "" : words.day(member.leavesOn()));
    }

    Row invited(Members.Invited member) {
      return new Row(
          member.member(),
          name(member.name()),
          roles(member.roles()),
          agencies(member.agencies()),
          "",
          words.day(member.expiresOn()));
    }

    Row former(Members.Former member) {
      return new Row(member.member(), name(member.name()), "", "", "", words.day(member.leftOn()));
    }

    private String name(@Nullable String name) {
      return Objects.requireNonNullElseGet(name, () -> words.say("members.erased"));
    }

    private String roles(@Nullable List<String> roles) {
      return Objects.requireNonNullElse(roles, List.<String>of()).stream()
          .map(role -> words.forCode("role.short", role))
          .collect(Collectors.joining(", "));
    }

    private String agencies(@Nullable List<String> agencies) {
      return Objects.requireNonNullElse(agencies, List.<String>of()).stream()
          .map(code -> agencyNames.getOrDefault(code, code))
          .collect(Collectors.joining(", "));
    }
  }
}
