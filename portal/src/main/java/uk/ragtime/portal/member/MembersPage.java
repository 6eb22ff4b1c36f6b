package uk.ragtime.portal.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.Words;

/** All that the members' page shows. */
record MembersPage(String partnershipName, List<Table> tables) {
  private static final String NAME = "members.name";
  private static final String CODE = "members.code";
  private static final String ROLES = "members.roles";
  private static final String AGENCIES = "members.agencies";

  /**
   * One kind of people.
   *
   * @param caption its message
   * @param headings their messages
   * @param rows what stands under the headings; the first says who it is
   */
  record Table(String caption, List<String> headings, List<List<String>> rows) {}

  /** There are always some who belong; the other tables are there where anybody is in them. */
  static MembersPage of(
      String partnershipName, Members members, List<Lists.Agency> agencies, Words words) {
    Map<String, String> names =
        agencies.stream()
            .collect(Collectors.toMap(Lists.Agency::agency, Lists.Agency::name, (a, b) -> a));
    Naming naming = new Naming(names, words);
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "members.present.caption",
            List.of(NAME, CODE, ROLES, AGENCIES, "members.since", "members.leaving"),
            members.members().stream().map(naming::present).toList()));
    if (!members.invitations().isEmpty()) {
      tables.add(
          new Table(
              "members.invited.caption",
              List.of(NAME, CODE, ROLES, AGENCIES, "members.expires"),
              members.invitations().stream().map(naming::invited).toList()));
    }
    if (!members.former().isEmpty()) {
      tables.add(
          new Table(
              "members.former.caption",
              List.of(NAME, CODE, "members.left"),
              members.former().stream().map(naming::former).toList()));
    }
    return new MembersPage(partnershipName, tables);
  }

  private record Naming(Map<String, String> agencyNames, Words words) {
    List<String> present(Members.Present member) {
      return List.of(
          name(member.name()),
          member.member(),
          roles(member.roles()),
          agencies(member.agencies()),
          words.day(member.since().atZone(Words.LONDON).toLocalDate()),
          member.leavesOn() == null ? "" : words.day(member.leavesOn()));
    }

    List<String> invited(Members.Invited member) {
      return List.of(
          name(member.name()),
          member.member(),
          roles(member.roles()),
          agencies(member.agencies()),
          words.day(member.expiresOn()));
    }

    List<String> former(Members.Former member) {
      return List.of(name(member.name()), member.member(), words.day(member.leftOn()));
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
