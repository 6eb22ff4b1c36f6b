package uk.ragtime.query.member;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import uk.ragtime.query.tenancy.Tenant;

/** Names of the members that an answer mentions, unless its reader may not see them. */
public final class MemberNames {
  private static final String FIND =
      """
      select member, display_name
        from member_name
       where partnership = :partnership
         and member in (:members)
      """;

  private final boolean visible;
  private final Map<String, String> names;

  private MemberNames(boolean visible, Map<String, String> names) {
    this.visible = visible;
    this.names = names;
  }

  /** For a reader who may not see names. */
  public static MemberNames hidden() {
    return new MemberNames(false, Map.of());
  }

  /** Looks up the names of these members. */
  public static MemberNames of(Tenant tenant, Collection<String> members) {
    Map<String, String> names = new HashMap<>();
    if (!members.isEmpty()) {
      tenant
          .ask(FIND)
          .param("members", new TreeSet<>(members))
          .query(row -> {
            names.put(row.getString("member"), row.getString("display_name"));
          });
    }
    return new MemberNames(true, names);
  }

  public DisplayedMember displayed(String member) {
    if (!visible) {
      return new DisplayedMember.Anonymous(member);
    }
    String name = names.get(member);
    return name == null
        ? new DisplayedMember.Erased(member)
        : new DisplayedMember.Named(member, name);
  }
}
