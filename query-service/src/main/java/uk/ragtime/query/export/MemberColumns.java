package uk.ragtime.query.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;

/**
 * Columns that identify a member: the name only for readers who may see names, in a column of its
 * own.
 */
final class MemberColumns {
  private static final ExportColumn NAME = ExportColumn.text("member_name");

  private MemberColumns() {}

  /** Appends the name to columns that end with the member's code. */
  static List<ExportColumn> of(List<ExportColumn> columns, boolean names) {
    if (!names) {
      return columns;
    }
    List<ExportColumn> all = new ArrayList<>(columns);
    all.add(NAME);
    return List.copyOf(all);
  }

  /**
   * Adds the cells: code and, for readers who may see it, name. An erased member has no name, and
   * the handle in place of the code.
   */
  static void add(
      List<@Nullable Object> cells, @Nullable String member, MemberNames known, boolean names) {
    DisplayedMember shown = member == null ? null : known.displayed(member);
    cells.add(shown == null ? null : shown.member());
    if (names) {
      cells.add(shown == null ? null : shown.name());
    }
  }
}
