package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.rebuild.OwnerDatabase;

/** The directory of the event store: the names of members, where they are not erased. */
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
   * @param store a connection to the event store
   * @param only null for those of all partnerships
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
