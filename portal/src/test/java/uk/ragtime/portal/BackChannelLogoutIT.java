package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubIssuer;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** The issuer signs people out, whichever portal it tells. */
class BackChannelLogoutIT {
  private static final String OWNER = "ragtime_portal_owner";
  private static final String LOGIN = "ragtime_portal";
  private static final String SECRET = "c2l4dGVlbiBieXRlcywgdGhlbiBhbm90aGVyIHNpeHRlZW4=";
  private static final String ADDRESS = "/sign-out/back-channel";
  private static final TestDatabase DATABASE = TestServers.database("signed_out", OWNER, LOGIN);
  private static final StubIssuer ISSUER = new StubIssuer(0);
  private static final StubPlatform FIRST = portal();
  private static final StubPlatform SECOND = portal();

  private final HttpVisitor issuer = new HttpVisitor(SECOND.url());
  private final HttpVisitor person = new HttpVisitor(FIRST.url());
  private final HttpVisitor elsewhere = new HttpVisitor(FIRST.url());

  private static StubPlatform portal() {
    return StubPlatform.start(
        ISSUER,
        0,
        "--ragtime.portal.database.url=" + DATABASE.url(),
        "--ragtime.portal.database.username=" + LOGIN,
        "--ragtime.portal.database.password=" + DATABASE.password(),
        "--ragtime.portal.database.owner=" + OWNER,
        "--ragtime.portal.database.owner-password=" + DATABASE.password(),
        "--ragtime.portal.sessions.secret=" + SECRET);
  }

  @AfterAll
  static void close() {
    FIRST.close();
    SECOND.close();
  }

  @BeforeEach
  void signIn() {
    FIRST.restore();
    SECOND.restore();
    ISSUER.namesSignIns("laptop");
    person.get("/account");
    ISSUER.namesSignIns("telephone");
    elsewhere.get("/account");
  }

  private static boolean isSignedIn(HttpVisitor visitor) {
    return visitor.get("/").body().contains("Sign out");
  }

  private HttpResponse<String> tell(Map<String, Object> claims) {
    return issuer.post(ADDRESS, "logout_token=" + ISSUER.signed(claims));
  }

  private static Map<String, Object> claims(Object... more) {
    Map<String, Object> claims = ISSUER.logoutClaims();
    for (int i = 0; i < more.length; i += 2) {
      claims.put(more[i].toString(), more[i + 1]);
    }
    return claims;
  }

  @Test
  void aSignInThatEndedAtTheIssuerEndsAtEveryPortalAndNoOtherDoes() {
    // when
    HttpResponse<String> answer = tell(claims("sid", "laptop"));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(isSignedIn(person)).isFalse();
    assertThat(isSignedIn(person.at(SECOND.url()))).isFalse();
    assertThat(isSignedIn(elsewhere)).isTrue();
  }

  @Test
  void aPersonWhoSignedOutEverywhereIsSignedOutOfAllSessions() {
    // given
    ISSUER.willSignIn("lead");
    HttpVisitor somebodyElse = new HttpVisitor(FIRST.url());
    somebodyElse.get("/account");

    // when
    assertThat(tell(claims("sub", "coordinator")).statusCode()).isEqualTo(200);

    // then
    assertThat(isSignedIn(person)).isFalse();
    assertThat(isSignedIn(elsewhere)).isFalse();
    assertThat(isSignedIn(somebodyElse)).isTrue();
  }

  @Test
  void aSessionWhoseSignInHasNoNameIsEndedByThePerson() {
    // given
    ISSUER.namesSignIns(null);
    HttpVisitor unnamed = new HttpVisitor(FIRST.url());
    unnamed.get("/account");

    // when
    tell(claims("sub", "coordinator", "sid", "laptop"));

    // then
    assertThat(isSignedIn(unnamed)).isFalse();
    assertThat(isSignedIn(person)).isFalse();
    assertThat(isSignedIn(elsewhere)).isTrue();
  }

  @Test
  void whoHasNoSessionHereIsNoMistake() throws SQLException {
    // given
    long sessions = sessions();

    // when
    HttpResponse<String> answer = tell(claims("sid", "nobody"));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(sessions()).as("no session is made").isEqualTo(sessions);
  }

  @Test
  void aSessionThatBeganAfterTheTokenStays() {
    // given
    Instant earlier = Instant.now().minusSeconds(120);

    // when
    HttpResponse<String> answer = tell(claims("sub", "coordinator", "iat", Date.from(earlier)));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(isSignedIn(person)).isTrue();
  }

  static Stream<Arguments> wrongClaims() {
    return Stream.of(
        Arguments.of("iss", "https://login.example"),
        Arguments.of("aud", "another-client"),
        Arguments.of("aud", List.of()),
        Arguments.of("iat", Date.from(Instant.now().minusSeconds(600))),
        Arguments.of("iat", Date.from(Instant.now().plusSeconds(600))),
        Arguments.of("iat", null),
        Arguments.of("exp", Date.from(Instant.now().minusSeconds(60))),
        Arguments.of("jti", null),
        Arguments.of("events", null),
        Arguments.of("events", Map.of("http://schemas.openid.net/event/other", Map.of())),
        Arguments.of("events", "http://schemas.openid.net/event/backchannel-logout"),
        Arguments.of("nonce", "as of an ID token"),
        Arguments.of("sid", null),
        Arguments.of("sid", 7));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void whatIsNoLogoutTokenEndsNothing(String claim, Object value) {
    // when
    HttpResponse<String> answer = tell(claims("sid", "laptop", claim, value));

    // then
    assertThat(answer.statusCode()).isIn(400, 429);
    assertThat(isSignedIn(person)).isTrue();
  }

  @Test
  void aTokenOfAnybodyElsesEndsNothing() {
    // when
    HttpResponse<String> answer =
        issuer.post(ADDRESS, "logout_token=" + StubIssuer.forged(claims("sid", "laptop")));

    // then
    assertThat(answer.statusCode()).isIn(400, 429);
    assertThat(isSignedIn(person)).isTrue();
  }

  @Test
  void afterManyRefusalsStrangersAreToldToComeLaterAndTheIssuerIsHeardStill() {
    // given
    HttpResponse<String> answer = issuer.post(ADDRESS, "logout_token=x");
    for (int i = 0; i < 70 && answer.statusCode() == 400; i++) {
      answer = issuer.post(ADDRESS, "logout_token=" + UUID.randomUUID());
    }

    // then
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(tell(claims("sid", "laptop")).statusCode()).isEqualTo(200);
    assertThat(isSignedIn(person)).isFalse();
  }

  @Test
  void onlyThisAddressIsOpenToOthers() {
    assertThat(new HttpVisitor(FIRST.url()).post("/sign-out", "logout_token=x").statusCode())
        .isEqualTo(403);
    assertThat(new HttpVisitor(FIRST.url()).get(ADDRESS).statusCode()).isIn(404, 405);
  }

  private static long sessions() throws SQLException {
    try (Connection connection = DATABASE.connect(OWNER);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from portal.session")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void whatTheDatabaseHoldsOfAPersonCannotBeReadThere() throws SQLException {
    assertThat(TwoPortalsIT.values(DATABASE))
        .isNotEmpty()
        .doesNotContain("Amina Hussain", "token-coordinator", "coordinator", "SignedIn");
  }
}
