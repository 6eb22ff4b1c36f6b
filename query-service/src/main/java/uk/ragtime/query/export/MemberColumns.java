package uk.ragtime.query.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.member.Names;
import uk.ragtime.query.member.Who;

/** Who did it: a name only for those who may see names, and then a column of its own. */
final class MemberColumns {
  private static final Column NAME = Column.text("member_name");

  private MemberColumns() {}

  /** Columns of which the last is the member's code. */
  static List<Column> of(List<Column> columns, boolean names) {
    if (!names) {
      return columns;
    }
    List<Column> all = new ArrayList<>(columns);
    all.add(NAME);
    return List.copyOf(all);
  }

  /** Adds the cells: code and, for those who may see it, name; of somebody erased, no name. */
  static void add(
      List<@Nullable Object> cells, @Nullable String member, Names known, boolean names) {
    cells.add(member);
    if (names) {
      cells.add(member == null ? null : name(known.who(member)));
    }
  }

  private static @Nullable String name(Who who) {
    return switch (who) {
      case Who.Named named -> named.name();
      case Who.Erased _, Who.Anonymous _ -> null;
    };
  }
}
