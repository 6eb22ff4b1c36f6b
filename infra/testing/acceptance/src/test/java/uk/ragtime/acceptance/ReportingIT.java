package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/** A partnership takes its ratings to its own reporting tool, and to a spreadsheet. */
class ReportingIT {
  private final TestPlatform platform = SharedPlatform.platform();

  @Test
  void theLoginThatIsPrintedSeesThePartnershipsRatingsUntilItIsTakenAway()
      throws IOException, InterruptedException, SQLException {
    String printed = ragtime(0, "reporting-login", "lancashire");
    String address = found(printed, "JDBC +(\\S+)\\?user=");
    String user = found(printed, "(?m)^ +user +(\\S+)");
    String password = found(printed, "(?m)^ +password +(\\S+)");

    try (Connection connection = DriverManager.getConnection(address, user, password)) {
      assertEquals("lancashire", first(connection, "select distinct partnership from area"));
      assertThat(first(connection, "select count(*) from current_rating where is_rated"))
          .isNotEqualTo("0");
      assertThat(first(connection, "select count(*) from rating_change")).isNotEqualTo("0");
    }

    assertThat(ragtime(0, "reporting-login", "lancashire", "--revoke")).contains(user);
    assertThatThrownBy(() -> DriverManager.getConnection(address, user, password))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void whoeverIsNotThereGetsNoLogin() throws IOException, InterruptedException {
    assertThat(ragtime(1, "reporting-login", "lancashixe"))
        .contains("There is no partnership lancashixe.");
    assertThat(ragtime(1, "reporting-login", "lancashire", "--please")).contains("Whose login?");
  }

  @Test
  void ratingsAreDownloaded() {
    TestResponse file = platform.queries("viewer").get("/v1/lancashire/exports/ratings.csv");

    assertEquals(200, file.status(), file::toString);
    assertThat(file.body()).startsWith("\uFEFFas_of,").contains(",Green,");
  }

  private String ragtime(int exitCode, String... arguments)
      throws IOException, InterruptedException {
    Process command = platform.ragtime(arguments);
    try (BufferedReader reader = command.inputReader()) {
      String printed = reader.readAllAsString();
      assertEquals(exitCode, command.waitFor(), printed);
      return printed;
    }
  }

  private static String found(String printed, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(printed);
    assertThat(matcher.find()).as(printed).isTrue();
    return matcher.group(1);
  }

  private static String first(Connection connection, String sql) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
