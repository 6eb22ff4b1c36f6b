package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubIssuer;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** Two portals before one issuer share their sessions by a database. */
class TwoPortalsIT {
  private static final String OWNER = "ragtime_portal_owner";
  private static final String LOGIN = "ragtime_portal";
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final TestDatabase DATABASE = TestServers.database("portal", OWNER, LOGIN);
  private static final StubIssuer ISSUER = new StubIssuer(0);
  private static final StubPlatform FIRST = portal();
  private static final StubPlatform SECOND = portal();

  private final HttpVisitor atFirst = new HttpVisitor(FIRST.url());

  private static StubPlatform portal() {
    return StubPlatform.start(
        ISSUER,
        0,
        "--ragtime.portal.database.url=" + DATABASE.url(),
        "--ragtime.portal.database.username=" + LOGIN,
        "--ragtime.portal.database.password=" + DATABASE.password(),
        "--ragtime.portal.database.owner=" + OWNER,
        "--ragtime.portal.database.owner-password=" + DATABASE.password());
  }

  @AfterAll
  static void close() {
    FIRST.close();
    SECOND.close();
  }

  @BeforeEach
  void restore() {
    FIRST.restore();
    SECOND.restore();
  }

  @Test
  void whoSignedInAtOneIsSignedInAtTheOther() {
    // given
    atFirst.get(AREA);
    int signIns = ISSUER.signIns();

    // when
    HttpResponse<String> page = atFirst.at(SECOND.url()).get(AREA);

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Amina Hussain");
    assertThat(ISSUER.signIns()).isEqualTo(signIns);
  }

  @Test
  void aFormOfOneIsTakenByTheOther() {
    // given
    HttpResponse<String> page = atFirst.get(AREA);

    // when
    HttpResponse<String> after =
        atFirst.at(SECOND.url()).post("/sign-out", "_csrf=" + HttpVisitor.csrf(page));

    // then
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).doesNotContain("Sign out");
  }

  @Test
  void signingOutAtOneSignsOutAtTheOther() {
    // given
    HttpResponse<String> page = atFirst.get(AREA);
    HttpVisitor atSecond = atFirst.at(SECOND.url());
    atSecond.get(AREA);

    // when
    atFirst.post("/sign-out", "_csrf=" + HttpVisitor.csrf(page));

    // then
    assertThat(atSecond.get("/").body()).contains("Sign in").doesNotContain("Sign out");
  }

  @Test
  void tokensAreRenewedOneAtATimeWhicheverPortalsTheRequestsComeTo() throws Exception {
    // given
    ISSUER.tokensLast(30);
    ISSUER.givesRefreshTokens(true);
    atFirst.get(AREA);
    int signIns = ISSUER.signIns();
    HttpVisitor atSecond = atFirst.at(SECOND.url());

    // when
    List<Callable<Integer>> pages =
        IntStream.range(0, 6)
            .<Callable<Integer>>mapToObj(
                i -> () -> (i % 2 == 0 ? atFirst : atSecond).get(AREA).statusCode())
            .toList();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> page : together.invokeAll(pages)) {
        statuses.add(page.get());
      }
    }

    // then
    assertThat(statuses).containsOnly(200);
    assertThat(ISSUER.signIns()).as("no refresh token is used twice").isEqualTo(signIns);
  }

  @Test
  void theDatabaseHoldsNothingOfTheClientAndOfThePersonOnlyWhatIsNeeded() throws SQLException {
    // given
    atFirst.get(AREA);

    // then
    assertThat(values(DATABASE))
        .contains("Amina Hussain")
        .doesNotContain("ClientRegistration", "token_endpoint", "/exchange", "picture", "email");
  }

  @Test
  void thePortalsRoleOwnsNothingAndCannotChangeTheKey() throws SQLException {
    try (Connection connection = DATABASE.connect(LOGIN);
        Statement statement = connection.createStatement()) {
      assertThat(refused(statement, "update portal.form_key set key = key")).isEqualTo("42501");
      assertThat(refused(statement, "create table portal.mine (x int)")).isEqualTo("42501");
      assertThat(refused(statement, "truncate portal.session cascade")).isEqualTo("42501");
    }
  }

  private static String refused(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return "done";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  /** Everything that sessions hold, as the database stores it. */
  static String values(TestDatabase database) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = database.connect(OWNER);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select attribute_bytes from portal.session_attributes")) {
      while (rows.next()) {
        all.append(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
