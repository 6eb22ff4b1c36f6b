package uk.ragtime.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The read models' database as a reporting tool connects to it: at the administrator's address,
 * with its parameters but for what belongs to the administrator and to this machine.
 *
 * @param administrators the administrator's JDBC address
 */
record ReportingAddress(String administrators) {
  private static final Set<String> ADMINISTRATORS_OWN =
      Set.of("user", "password", "sslrootcert", "sslcert", "sslkey", "sslpassword");

  /** Parameters of the address that psql knows by the same names. */
  private static final Set<String> OF_PSQL = Set.of("sslmode");

  String jdbc(String user) {
    List<String> kept = parameters(name -> !ADMINISTRATORS_OWN.contains(name));
    String parameters = kept.isEmpty() ? "" : "&" + String.join("&", kept);
    return place() + "?user=" + user + parameters;
  }

  String psql(String user) {
    List<String> kept = parameters(OF_PSQL::contains);
    return place().substring("jdbc:".length()).replaceFirst("://", "://" + user + "@")
        + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
  }

  private String place() {
    return administrators.replaceFirst("\\?.*", "");
  }

  private List<String> parameters(Predicate<String> names) {
    return Arrays.stream(administrators.replaceFirst("^[^?]*\\??", "").split("&", -1))
        .filter(parameter -> !parameter.isEmpty())
        .filter(parameter -> names.test(parameter.replaceFirst("=.*", "")))
        .toList();
  }
}
