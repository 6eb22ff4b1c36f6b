package uk.ragtime.query.rebuild.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.TestDatabase;

/** PostgreSQL reads each type as it was meant. */
class BinaryRowIT {
  private static final ReadTable TABLE =
      ReadTable.log(
          "sample",
          ReadTable.text("t"),
          ReadTable.texts("ts"),
          ReadTable.integer("i"),
          ReadTable.bigint("b"),
          ReadTable.bool("o"),
          ReadTable.date("d"),
          ReadTable.timestamp("at"),
          ReadTable.uuid("u"));

  @Test
  void everyTypeArrivesAsItWasMeant() throws SQLException {
    // given more than the buffer holds, values before and after PostgreSQL's epoch, and nulls
    BinaryRow rows = new BinaryRow(16);
    UUID id = UUID.fromString("01234567-89ab-cdef-8123-456789abcdef");
    rows.begin();
    rows.add(
        TABLE.columns(),
        new Object[] {
          "Zoë \"q\" \\",
          List.of("a,b", "é\""),
          -7,
          Long.MAX_VALUE,
          true,
          LocalDate.of(1999, 12, 31),
          Instant.parse("1999-12-31T23:59:59.999999Z"),
          id
        });
    rows.add(
        TABLE.columns(),
        new Object[] {
          "",
          List.of(),
          0,
          -1L,
          false,
          LocalDate.of(2026, 3, 1),
          Instant.parse("2026-03-01T00:00:00.000001Z"),
          id
        });
    rows.add(TABLE.columns(), new Object[8]);
    rows.end();

    // when, then
    assertThat(copied(rows))
        .containsExactly(
            "(\"Zoë \"\"q\"\" \\\\\",\"{\"\"a,b\"\",\"\"é\\\\\"\"\"\"}\",-7,9223372036854775807,t,"
                + "1999-12-31,\"1999-12-31 23:59:59.999999+00\","
                + id
                + ")",
            "(\"\",{},0,-1,f,2026-03-01,\"2026-03-01 00:00:00.000001+00\"," + id + ")",
            "(,,,,,,,)");
  }

  private static List<String> copied(BinaryRow rows) throws SQLException {
    TestDatabase database = QueryService.newDatabase();
    List<String> found = new ArrayList<>();
    try (Connection connection = database.connect(database.owner())) {
      connection.createStatement().execute("set time zone 'UTC'");
      connection
          .createStatement()
          .execute(
              "create temporary table sample (t text, ts text[], i integer, b bigint, o boolean,"
                  + " d date, at timestamptz, u uuid)");
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy sample from stdin (format binary)");
      rows.sendTo(copy);
      copy.endCopy();
      try (ResultSet row =
          connection.createStatement().executeQuery("select s::text from sample s")) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
