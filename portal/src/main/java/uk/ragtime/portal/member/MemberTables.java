package uk.ragtime.portal.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.Words;

/** The people of a partnership, in a table for each kind, with the actions on each. */
final class MemberTables {
  private static final String NAME = "members.name";
  private static final String CODE = "members.code";
  private static final String ROLES = "members.roles";
  private static final String AGENCIES = "members.agencies";
  private static final String DO = "members.do";

  /**
   * A table of one kind of people.
   *
   * @param caption key of its message
   * @param headings keys of their messages
   */
  record Table(String caption, List<String> headings, List<Row> rows) {}

  /**
   * A person.
   *
   * @param cells contents of the columns; the first identifies the person
   */
  record Row(List<String> cells, List<RowAction> actions) {}

  private MemberTables() {}

  /** There are always current members; the other tables are shown if they have rows. */
  static List<Table> of(
      String partnership, Members members, List<Lists.Agency> agencies, Words words) {
    Map<String, String> names =
        agencies.stream()
            .collect(Collectors.toMap(Lists.Agency::agency, Lists.Agency::name, (a, b) -> a));
    RowBuilder builder = new RowBuilder(partnership, names, words);
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "members.present.caption",
            List.of(NAME, CODE, ROLES, AGENCIES, "members.since", "members.leaving", DO),
            members.members().stream().map(builder::present).toList()));
    if (!members.invitations().isEmpty()) {
      tables.add(
          new Table(
              "members.invited.caption",
              List.of(NAME, CODE, ROLES, AGENCIES, "members.expires", DO),
              members.invitations().stream().map(builder::invited).toList()));
    }
    if (!members.former().isEmpty()) {
      tables.add(
          new Table(
              "members.former.caption",
              List.of(NAME, CODE, "members.left", DO),
              members.former().stream().map(builder::former).toList()));
    }
    return tables;
  }

  private record RowBuilder(
      String partnership, String address, Map<String, String> agencyNames, Words words) {
    RowBuilder(String partnership, Map<String, String> agencyNames, Words words) {
      this(partnership, "/" + partnership + "/members/", agencyNames, words);
    }

    Row present(Members.Present member) {
      String name = PersonNames.of(member, words);
      String at = address + member.member();
      RowAction action =
          member.leavesOn() == null
              ? RowAction.page("members.leave", name, at + "/leave")
              : RowAction.command("members.stay", name, at + "/stay");
      return new Row(
          List.of(
              name,
              member.member(),
              roles(member.roles()),
              agencies(member.agencies()),
              words.day(member.since().atZone(Words.LONDON).toLocalDate()),
              member.leavesOn() == null ? "" : words.day(member.leavesOn())),
          List.of(record(name, member.member()), action));
    }

    Row invited(Members.Invited member) {
      String name = PersonNames.of(member, words);
      return new Row(
          List.of(
              name,
              member.member(),
              roles(member.roles()),
              agencies(member.agencies()),
              words.day(member.expiresOn())),
          List.of(
              record(name, member.member()),
              RowAction.page("members.again", name, address + "invite?member=" + member.member()),
              RowAction.command(
                  "members.withdraw", name, address + member.member() + "/withdraw")));
    }

    /** An erased person cannot be erased again, and their record says so. */
    Row former(Members.Former member) {
      String name = PersonNames.of(member, words);
      RowAction record = record(name, member.member());
      return new Row(
          List.of(name, member.member(), words.day(member.leftOn())),
          member.name() == null
              ? List.of(record)
              : List.of(
                  record,
                  RowAction.page(
                      "members.erase",
                      name,
                      "/" + partnership + "/erase?member=" + member.member())));
    }

    private RowAction record(String name, String member) {
      return RowAction.page("members.record", name, address + member + "/record");
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
