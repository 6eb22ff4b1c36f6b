package uk.ragtime.query.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.query.access.MemberReference;
import uk.ragtime.query.tenancy.RememberedNames;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Codes and names of the handles that an answer mentions. Only those that fit the seal in the log
 * are shown, and names only to a reader who may see them.
 */
public final class MemberNames {
  private static final String FIND =
      """
      select s.member, s.person_seal, p.code, p.name, p.person_key
        from person_seal s
        join erasable.person p on p.partnership = s.partnership and p.member = s.member
       where s.partnership = :partnership
      """;

  private static final String OF_THESE =
      """
      and s.member in (:members)
      """;

  private static final String OF_CODE =
      """
      select p.member, s.person_seal, p.code, p.name, p.person_key
        from erasable.person p
        join person_seal s on s.partnership = p.partnership and s.member = p.member
       where p.partnership = :partnership
         and p.code = :code
       order by s.position desc
      """;

  private static final String ERASED =
      """
      select s.member
        from erasable.erased_person s
       where s.partnership = :partnership
      """;

  /** The name shown for a handle. One whose record is missing may get it, so it is never kept. */
  private sealed interface Shown {}

  private record Person(String code, String name) implements Shown {}

  private enum Absent implements Shown {
    ERASED,
    NO_MEMBER
  }

  private final boolean visible;
  private final Map<String, Person> persons;
  private final Set<String> erased;

  private MemberNames(boolean visible, Map<String, Person> persons, Set<String> erased) {
    this.visible = visible;
    this.persons = persons;
    this.erased = erased;
  }

  /**
   * Looks up the persons of these handles, as far as they are not in memory.
   *
   * @param visible whether the reader may see names
   */
  public static MemberNames of(Tenant tenant, Collection<String> handles, boolean visible) {
    Map<String, Person> persons = new HashMap<>();
    Set<String> erased = new HashSet<>();
    Set<String> wanted = new TreeSet<>(handles);
    RememberedNames kept = tenant.names();
    wanted.removeIf(handle ->
        switch (kept.get(handle, Shown.class)) {
          case Person person -> {
            persons.put(handle, person);
            yield true;
          }
          case Absent.ERASED -> erased.add(handle);
          case Absent.NO_MEMBER -> true;
          case null -> false;
        });
    if (!wanted.isEmpty()) {
      Map<String, Person> found = persons(tenant.ask(FIND + OF_THESE).param("members", wanted));
      found.forEach((handle, person) ->
          kept.keep(handle, person, person.code().length() + person.name().length()));
      wanted.removeAll(found.keySet());
      persons.putAll(found);
    }
    if (!wanted.isEmpty()) {
      erased.addAll(erased(tenant.ask(ERASED + OF_THESE).param("members", wanted)));
      for (String handle : wanted) {
        if (erased.contains(handle) || !MemberHandle.is(handle)) {
          kept.keep(handle, erased.contains(handle) ? Absent.ERASED : Absent.NO_MEMBER, 0);
        }
      }
    }
    return new MemberNames(visible, persons, erased);
  }

  /** Looks up everybody who is, was or is to be a member. */
  public static MemberNames all(Tenant tenant, boolean visible) {
    return new MemberNames(visible, persons(tenant.ask(FIND)), erased(tenant.ask(ERASED)));
  }

  private static Map<String, Person> persons(JdbcClient.StatementSpec query) {
    Map<String, Person> persons = new HashMap<>();
    query.query(row -> {
      if (fits(row)) {
        persons.put(
            row.getString("member"), new Person(row.getString("code"), row.getString("name")));
      }
    });
    return persons;
  }

  private static Set<String> erased(JdbcClient.StatementSpec query) {
    return new HashSet<>(query.query(String.class).list());
  }

  /** Handles that a reference names, the latest first; empty if nobody has, or had, the code. */
  public static List<String> handlesOf(Tenant tenant, MemberReference member) {
    if (member.isHandle()) {
      return List.of(member.value());
    }
    return tenant
        .ask(OF_CODE)
        .param("code", member.value())
        .query((row, _) -> fits(row) ? row.getString("member") : "")
        .list()
        .stream()
        .filter(handle -> !handle.isEmpty())
        .distinct()
        .toList();
  }

  /** Displays a member; an actor who is no member, such as the operator, is shown as recorded. */
  public DisplayedMember displayed(String handle) {
    Person person = persons.get(handle);
    if (person != null) {
      return visible
          ? new DisplayedMember.Named(person.code(), person.name())
          : new DisplayedMember.Anonymous(person.code());
    }
    if (!MemberHandle.is(handle)) {
      return new DisplayedMember.Anonymous(handle);
    }
    return erased.contains(handle)
        ? new DisplayedMember.Erased(handle)
        : new DisplayedMember.Missing(handle);
  }

  private static boolean fits(ResultSet row) throws SQLException {
    return Opening.person(
            new SealKey(row.getString("person_key")),
            new MemberCode(row.getString("code")),
            new PersonName(row.getString("name")))
        .fits(new Seal(row.getString("person_seal")));
  }
}
