package uk.ragtime.portal.member;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * Tables that have rows, each by name.
   *
   * @param role that those shown have, of members and invitations; null for all
   */
  static List<Table> of(
      String partnership,
      Members members,
      @Nullable Role role,
      List<Lists.Agency> agencies,
      Words words) {
    Map<String, String> names = Lists.Agency.names(agencies);
    RowBuilder builder =
        new RowBuilder(partnership, names, LastCoordinator.of(members).orElse(""), words);
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "members.present.caption",
            List.of(NAME, CODE, ROLES, AGENCIES, "members.since", "members.leaving", DO),
            sorted(
                members.members().stream().filter(it -> has(role, it.roles())), builder::present)));
    tables.add(
        new Table(
            "members.invited.caption",
            List.of(NAME, CODE, ROLES, AGENCIES, "members.expires", DO),
            sorted(
                members.invitations().stream().filter(it -> has(role, it.roles())),
                builder::invited)));
    tables.add(
        new Table(
            "members.former.caption",
            List.of(NAME, CODE, "members.left", DO),
            sorted(members.former().stream().filter(_ -> role == null), builder::former)));
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  private static boolean has(@Nullable Role wanted, @Nullable List<String> roles) {
    return wanted == null || (roles != null && roles.contains(wanted.name()));
  }

  private static <T> List<Row> sorted(Stream<T> people, Function<T, Row> row) {
    return people
        .map(row)
        .sorted(Comparator.comparing(it -> it.cells().getFirst(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /**
   * @param last code of the only coordinator, whose membership cannot end
   */
  private record RowBuilder(
      String partnership,
      String address,
      Map<String, String> agencyNames,
      String last,
      Words words) {
    RowBuilder(String partnership, Map<String, String> agencyNames, String last, Words words) {
      this(partnership, "/" + partnership + "/members/", agencyNames, last, words);
    }

    Row present(Members.Present member) {
      String name = PersonNames.of(member, words);
      String at = address + member.member();
      List<RowAction> actions = new ArrayList<>();
      actions.add(record(name, member.member()));
      actions.add(RowAction.page("members.change", name, at + "/roles"));
      if (member.leavesOn() != null) {
        actions.add(RowAction.command("members.stay", name, at + "/stay"));
      } else if (!member.member().equals(last)) {
        actions.add(RowAction.page("members.leave", name, at + "/leave"));
      }
      return new Row(
          List.of(
              name,
              member.member(),
              roles(member.roles()),
              agencies(member.agencies()),
              words.day(member.since().atZone(Words.LONDON).toLocalDate()),
              member.leavesOn() == null ? "" : words.day(member.leavesOn())),
          actions);
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
