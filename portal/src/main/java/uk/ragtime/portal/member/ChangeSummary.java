package uk.ragtime.portal.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.Words;

/**
 * A member before and after a change, to be checked.
 *
 * @param changes whether anything differs
 */
record ChangeSummary(List<Row> rows, boolean changes) {

  /**
   * One thing about the member.
   *
   * @param label key of its message
   */
  record Row(String label, String before, String after) {
    public boolean isChanged() {
      return !before.equals(after);
    }
  }

  static ChangeSummary of(
      Members.Present member, ChangeForm form, List<Lists.Agency> agencies, Words words) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("members.name", Objects.requireNonNullElse(member.name(), ""), form.name()));
    rows.add(
        new Row(
            "members.roles",
            roles(ChangeForm.of(member).orderedRoles(), words),
            roles(form.orderedRoles(), words)));
    rows.add(
        new Row(
            "members.agencies",
            agencies(member.agencies(), agencies, words),
            agencies(form.countedAgencies(), agencies, words)));
    return new ChangeSummary(rows, rows.stream().anyMatch(Row::isChanged));
  }

  static String roles(List<Role> roles, Words words) {
    return roles.stream()
        .map(role -> words.forCode("role.short", role.name()))
        .collect(Collectors.joining(", "));
  }

  /** Names of agencies in alphabetical order, or that there are none. */
  static String agencies(List<String> codes, List<Lists.Agency> agencies, Words words) {
    Map<String, String> names = Lists.Agency.names(agencies);
    String all =
        codes.stream()
            .map(code -> names.getOrDefault(code, code))
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? words.say("members.agencies.none") : all;
  }
}
