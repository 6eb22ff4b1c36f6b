package uk.ragtime.testing.locks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.testing.TestDatabase;

/**
 * Checks the second lock of a database in its catalogue, so that no later addition escapes it:
 * row-level security forced on every table, views with the reader's own rights, roles that own,
 * bypass and create nothing, and functions that lend no more rights than intended.
 *
 * @param open tables without row-level security, each with the reason why none needs it
 * @param seesAll roles with a policy that shows them every row, each with the reason
 * @param lending functions that run as the owner, each with the reason
 * @param taken roles that a service takes for what only they may, each with the reason
 * @param maintaining logins that may vacuum, reindex and lock a table, such as {@code ragtime_query
 *     on erasable.text}, each with the reason
 */
public record SecondLock(
    TestDatabase database,
    Map<String, String> open,
    Map<String, String> seesAll,
    Map<String, String> lending,
    Map<String, String> taken,
    Map<String, String> maintaining) {

  /** Violations, a sentence each; empty if the lock holds. */
  public List<String> findings() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Catalogue catalogue = new Catalogue(database)) {
      Set<String> unlocked = new TreeSet<>(catalogue.ask(CatalogueQueries.UNLOCKED_TABLES));
      report(found, unlocked, open.keySet(), "has no forced row-level security");
      Set<String> lent = new TreeSet<>(catalogue.ask(CatalogueQueries.LENDING_FUNCTIONS));
      report(found, lent, lending.keySet(), "runs as its owner and is not listed");
      Set<String> unbound = new TreeSet<>(catalogue.ask(CatalogueQueries.ROLES_THAT_SEE_ALL));
      report(found, unbound, seesAll.keySet(), "is shown every row by a policy");
      Set<String> takable = new TreeSet<>(catalogue.ask(CatalogueQueries.ROLES_TO_TAKE));
      report(found, takable, taken.keySet(), "can be taken by a login");
      Set<String> maintained = new TreeSet<>(catalogue.ask(CatalogueQueries.MAINTAINERS));
      report(found, maintained, maintaining.keySet(), "may vacuum, reindex and lock");
      for (String question : CatalogueQueries.WRONGS) {
        found.addAll(catalogue.ask(question));
      }
    }
    return found;
  }

  /** An exception that is no longer needed is a hole, so it has to be removed. */
  private static void report(
      List<String> findings, Set<String> found, Set<String> listed, String wrong) {
    for (String one : found) {
      if (!listed.contains(one)) {
        findings.add(one + " " + wrong);
      }
    }
    for (String one : listed) {
      if (!found.contains(one)) {
        findings.add(one + " is listed and needs no exception");
      }
    }
  }
}
