package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.rebuild.OwnerDatabase;

/** Reads the directory of the event store: names of members that have not been erased. */
public final class DirectoryNames {
  public record Name(PartnershipCode partnership, MemberCode member, String displayName) {}

  private static final String ALL =
      """
      select p.code, d.member, d.display_name
        from store.directory d
        join store.partnership p on p.number = d.partnership
       where d.display_name is not null
         and (?::text is null or p.code = ?)
      """;

  private DirectoryNames() {}

  /**
   * @param store connection to the event store
   * @param only null for all partnerships
   */
  public static List<Name> of(Connection store, @Nullable PartnershipCode only) {
    String code = only == null ? null : only.value();
    return OwnerDatabase.on(store)
        .sql(ALL)
        .param(code)
        .param(code)
        .query((row, _) ->
            new Name(
                new PartnershipCode(row.getString("code")),
                new MemberCode(row.getString("member")),
                row.getString("display_name")))
        .list();
  }
}
