package uk.ragtime.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import uk.ragtime.database.DatabaseState.Condition;

/**
 * The schema that this release is made for, compared with the one that is there. The version of a
 * part of the schema is that of its latest versioned migration.
 */
public final class ReleasedSchema {
  private static final Pattern VERSIONED = Pattern.compile("V(\\d+)__\\w+\\.sql");

  /** No such schema, function or privilege: the migrations that make them have not run. */
  private static final Set<String> NOT_MIGRATED = Set.of("3F000", "42883", "42P01", "42501");

  private static final String NOT_THERE =
      "The schema has not been migrated to this release: run its jar with the argument 'migrate', or"
          + " start an instance of it with the owner's credentials";

  private final String query;
  private final Map<String, Integer> versions;

  /**
   * @param query answers with rows of a part's name, its version, and the oldest version that a
   *     release must know in order to work on it
   * @param versions this release's version of each part
   */
  public ReleasedSchema(String query, Map<String, Integer> versions) {
    this.query = query;
    this.versions = Map.copyOf(versions);
  }

  /**
   * The latest version among the migrations at these locations of Flyway.
   *
   * @throws IllegalStateException if there are none
   */
  public static int latest(List<String> locations) {
    return locations.stream()
        .flatMapToInt(ReleasedSchema::versionsAt)
        .max()
        .orElseThrow(() -> new IllegalStateException("There are no migrations at " + locations));
  }

  private static IntStream versionsAt(String location) {
    String place =
        location
            .replaceFirst("^filesystem:", "file:")
            .replaceFirst("^(?!file:)(classpath:)?", "classpath*:");
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(place + "/V*__*.sql"))
          .map(Resource::getFilename)
          .map(name -> VERSIONED.matcher(String.valueOf(name)))
          .filter(Matcher::matches)
          .mapToInt(name -> Integer.parseInt(name.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DatabaseState compare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      DatabaseState state = DatabaseState.READY;
      while (row.next() && state.isReady()) {
        String part = row.getString(1);
        Integer release = versions.get(part);
        if (release != null) { // a newer release may have parts that this one does not use
          state = compare(part, release, row.getInt(2), row.getInt(3));
        }
      }
      return state;
    } catch (SQLException e) {
      if (NOT_MIGRATED.contains(String.valueOf(e.getSQLState()))) {
        return new DatabaseState(Condition.SCHEMA_TOO_OLD, NOT_THERE);
      }
      throw e;
    }
  }

  static DatabaseState compare(String part, int release, int version, int oldestRelease) {
    if (version < release) {
      return new DatabaseState(
          Condition.SCHEMA_TOO_OLD,
          "The schema (%s) is at version %d and this release needs %d: run its jar with the argument"
                  .formatted(part, version, release)
              + " 'migrate', or start an instance of it with the owner's credentials");
    }
    if (release < oldestRelease) {
      return new DatabaseState(
          Condition.SCHEMA_TOO_NEW,
          "The schema (%s) is at version %d, on which releases before version %d do not work; this"
                  .formatted(part, version, oldestRelease)
              + " one has version "
              + release
              + ": replace this instance with the newer release");
    }
    return DatabaseState.READY;
  }
}
