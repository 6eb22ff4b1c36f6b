package uk.ragtime.portal.session;

import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ends sessions in the database: the next request finds none, at any portal. */
final class DatabaseEndings implements SessionEndings {
  /** The pattern lets PostgreSQL use the index of marks. */
  private static final String DELETE =
      """
      delete from portal.session s
       where s.creation_time <= ?
         and s.primary_id in (select a.session_primary_id
                                from portal.session_attributes a
                               where a.attribute_name = any(?)
                                 and a.attribute_name like 'mark:%')
      """;

  private final JdbcTemplate jdbc;

  DatabaseEndings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public int end(Set<String> marks, Instant begunUntil) {
    return jdbc.update(
        DELETE,
        statement -> {
          statement.setLong(1, begunUntil.toEpochMilli());
          statement.setArray(
              2, statement.getConnection().createArrayOf("text", marks.toArray(String[]::new)));
        });
  }
}
