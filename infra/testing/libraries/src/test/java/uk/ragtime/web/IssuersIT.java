package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestToken;

/** Several issuers, each with keys and an audience of its own; their keys come and go. */
class IssuersIT {
  private static final String PATH = "/v1/kent/whoami";

  private final TestIssuer one = TestIssuer.start();
  private final TestIssuer two = TestIssuer.start();
  private final TestIssuer stranger = TestIssuer.start();
  private Instant now = Instant.now();
  private final RunningService service =
      RunningService.start(
          () -> now,
          Map.of(
              "ragtime.security.issuers[0].issuer", one.issuer(),
              "ragtime.security.issuers[1].issuer", two.issuer(),
              "ragtime.security.issuers[1].jwks", two.jwksUri(),
              "ragtime.security.issuers[1].audience", "second",
              "ragtime.security.operators", one.issuer() + "|olga"));

  @AfterEach
  void stop() {
    service.stop();
    one.close();
    two.close();
    stranger.close();
  }

  @Test
  void oneSubjectAtTwoIssuersIsTwoIdentities() {
    assertThat(ask(fromOne("anna")).json().path("issuer").asString()).isEqualTo(one.issuer());
    assertThat(ask(fromTwo("anna")).json().path("issuer").asString()).isEqualTo(two.issuer());

    assertThat(ask("/actuator/prometheus", fromOne("olga")).status()).isEqualTo(200);
    ask("/actuator/prometheus", fromTwo("olga")).isProblem(403, "not-allowed");
  }

  @Test
  void eachIssuersTokensAreCheckedByItsOwnRules() {
    assertRefused(two.token("anna"), "of the audience of another issuer");
    assertRefused(one.token("anna", token -> token.audience("second")), "the other way round");
    assertRefused(
        one.token("anna", token -> token.issuer(two.issuer()).audience("second")),
        "signed by one in the name of the other");
  }

  @Test
  void whoIsNotTrustedIsNeverAsked() {
    assertRefused(stranger.token("anna"), "of a stranger");
    assertRefused(
        stranger.token("anna", token -> token.header("jku", stranger.jwksUri())), "with a jku");
    assertRefused(
        stranger.token("anna", token -> token.issuer(one.issuer() + "/")), "with a slash more");

    assertThat(stranger.keyRequests()).isZero();
    assertThat(one.keyRequests()).isZero();
    assertThat(two.keyRequests()).isZero();
  }

  @Test
  void whereATokenSaysThatKeysAreIsNotLookedAt() {
    UnaryOperator<TestToken> elsewhere =
        token ->
            token
                .signedByStranger()
                .header("jku", stranger.jwksUri())
                .header("x5u", stranger.jwksUri());
    assertRefused(one.token("anna", elsewhere), "with keys of its own");

    assertThat(stranger.keyRequests()).isZero();
  }

  @Test
  void anIssuerThatIsAwayDoesNotHinderTheOther() {
    one.available(false);

    ask(fromOne("anna")).isProblem(503, "identity-provider-unavailable");
    assertThat(ask(fromTwo("anna")).status()).isEqualTo(200);
    ask(fromOne("anna")).isProblem(503, "identity-provider-unavailable");
  }

  @Test
  void keysAreChangedWithoutARestart() {
    String old = one.token("anna", this::longLived);
    assertThat(ask(old).status()).isEqualTo(200);

    one.addKey();
    now = now.plusSeconds(10);
    assertThat(ask(fromOne("anna")).status()).as("the new key").isEqualTo(200);
    assertThat(ask(old).status()).as("the old key beside it").isEqualTo(200);

    one.withdrawOldKeys();
    now = now.plus(Duration.ofMinutes(6));
    assertThat(ask(one.token("anna", this::longLived)).status()).isEqualTo(200);
    assertRefused(old, "signed with a key that was withdrawn");
  }

  @Test
  @DisplayName("C8: unknown keys beside a good one are passed over; 503 only if none can be read")
  void aKeyThatNobodyKnowsSpoilsNoOther() {
    assertThat(ask(one.token("anna", this::longLived)).status()).isEqualTo(200);
    one.alsoServes(
        Map.of("kty", "EC", "crv", "X-unheard-of", "kid", "key-9", "x", "AQ", "y", "AQ"),
        Map.of("kty", "RSA", "kid", "key-10"));
    one.changeKey();
    now = now.plusSeconds(10);

    assertThat(ask(one.token("anna", this::longLived)).status()).as("beside it").isEqualTo(200);
    now = now.plus(Duration.ofHours(2));
    assertThat(ask(one.token("anna", this::longLived)).status()).as("later").isEqualTo(200);
    assertRefused(
        one.token("anna", token -> longLived(token).header("kid", "key-9")), "of that key");
  }

  private TestToken longLived(TestToken token) {
    return token.claim("exp", now.plusSeconds(3600).getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({"exp, 30, 200", "exp, 31, 401", "nbf, -30, 200", "nbf, -31, 401"})
  void clocksMayDifferByHalfAMinuteAndNoMore(String claim, int secondsLate, int status) {
    now = Instant.ofEpochSecond(now.getEpochSecond());
    long at = now.minusSeconds(secondsLate).getEpochSecond();
    String token =
        one.token(
            "anna",
            draft ->
                draft
                    .claim("iat", now.minusSeconds(300).getEpochSecond())
                    .claim("nbf", now.minusSeconds(300).getEpochSecond())
                    .claim("exp", now.plusSeconds(300).getEpochSecond())
                    .claim(claim, at));

    assertThat(ask(token).status()).isEqualTo(status);
  }

  @Test
  void inProductionAnIssuerOfThisMachineIsRefused() {
    for (String said :
        new String[] {"--ragtime.production=true", "--spring.profiles.active=production"}) {
      assertThatThrownBy(() ->
              new SpringApplicationBuilder(TestService.class)
                  .run("--server.port=0", said, "--ragtime.security.issuer=" + one.issuer()))
          .hasStackTraceContaining(
              "ragtime.security.issuer (RAGTIME_SECURITY_ISSUER) and its keys must be https in"
                  + " production");
    }
  }

  private String fromOne(String subject) {
    return one.token(subject);
  }

  private String fromTwo(String subject) {
    return two.token(subject, token -> token.audience("second"));
  }

  private void assertRefused(String token, String what) {
    assertThat(ask(token).status()).as(what).isEqualTo(401);
  }

  private Answer ask(String token) {
    return ask(PATH, token);
  }

  private Answer ask(String path, String token) {
    return service.send(service.to(path).header("Authorization", "Bearer " + token));
  }
}
