package uk.ragtime.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sha256;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.event.ProfileEvent.SignedAssessment;
import uk.ragtime.kernel.sheet.ProfileSheet;
import uk.ragtime.query.support.ReviewEvents;
import uk.ragtime.query.support.SampleEvents;

/** Sheets are made again from the read side's own log, byte for byte, whatever happens later. */
class SignOffsIT extends ReviewFixture {
  private static final String NO_HASH = "0".repeat(64);

  /** Signs what the service shows, and returns the position of the signature. */
  private long sign(ReviewEvents assessment) {
    JsonNode sheet = get("lead", assessment.path() + "/sheet");
    return append(
        assessment.signedOff(
            sheet.get("sheet").get("position").asLong(),
            sheet.get("version").asLong(),
            new SheetHash(sheet.get("hash").asString())),
        "lead");
  }

  @Test
  void aSheetIsShownWithTheHashThatIsToBeSigned() {
    assertThat(ask("viewer", OURS.path() + "/sheet").json().get("code").asString())
        .isEqualTo("sheet-unknown");
    rateAll(OURS, Rating.GREEN);
    long last = append(OURS.submitted(), "lead");

    JsonNode sheet = get("viewer", OURS.path() + "/sheet");

    isAsDescribed("Sheet", sheet);
    assertThat(sheet.get("sheet").get("position").asLong()).isEqualTo(last);
    assertThat(sheet.get("sheet").get("ratings")).hasSize(3);
    String body = ask("viewer", OURS.path() + "/sheet").body();
    String exact =
        body.substring(body.indexOf("\"sheet\":") + 8, body.lastIndexOf(",\"position\""));
    assertThat(Sha256.hex("ragtime sign-off 1\n" + exact)).isEqualTo(sheet.get("hash").asString());
  }

  @Test
  void aSignedSheetKeepsItsBytesWhenTheAssessmentGoesOn() {
    rateAll(OURS, Rating.GREEN);
    append(OURS.submitted(), "lead");
    sign(OURS);
    String first = ask("viewer", OURS.path() + "/sign-offs/1/sheet").body();
    JsonNode signed = get("lead", OURS.path() + "/sign-offs/1");

    isAsDescribed("SignOff", signed);
    assertThat(signed.get("same").asBoolean()).isTrue();
    assertThat(signed.get("inForce").asBoolean()).isTrue();
    assertThat(signed.get("statement").asString()).isEqualTo("We stand by it.");
    assertThat(get("viewer", OURS.path() + "/sheet").get("hash")).isEqualTo(signed.get("hash"));
    assertThat(Sha256.hex("ragtime sign-off 1\n" + first)).isEqualTo(signed.get("hash").asString());

    append(OURS.reopened(Instant.parse("2026-10-01T12:00:00Z")), "coordinator");
    rate(OURS, SampleEvents.TUNING_IN, Rating.RED);
    append(OURS.submitted(), "lead");
    assertThat(get("viewer", OURS.path() + "/sheet").get("hash")).isNotEqualTo(signed.get("hash"));
    assertThat(get("viewer", OURS.path() + "/sign-offs/1").get("inForce").asBoolean()).isFalse();
    sign(OURS);

    JsonNode all = get("viewer", OURS.path() + "/sign-offs");
    isAsDescribed("SignOffs", all);
    assertThat(all.get("signOffs")).hasSize(2);
    assertThat(all.get("signOffs").get(1).get("inForce").asBoolean()).isTrue();
    assertThat(all.get("signOffs").get(0).get("by").has("name")).isFalse();
    assertThat(ask("viewer", OURS.path() + "/sign-offs/1/sheet").body()).isEqualTo(first);
    assertThat(get("viewer", OURS.path() + "/sign-offs/1").get("same").asBoolean()).isTrue();
    assertThat(ask("viewer", OURS.path() + "/sign-offs/2/sheet").body())
        .contains("\"RED\"")
        .isNotEqualTo(first);
    assertThat(ask("viewer", OURS.path() + "/sign-offs/3").json().get("code").asString())
        .isEqualTo("sign-off-unknown");
  }

  @Test
  void aHashThatDoesNotFitIsTold() {
    rateAll(OURS, Rating.GREEN);
    long last = append(OURS.submitted(), "lead");
    append(OURS.signedOff(last, 1, new SheetHash(NO_HASH)), "lead");

    JsonNode signed = get("auditor", OURS.path() + "/sign-offs/1");

    assertThat(signed.get("same").asBoolean()).isFalse();
    assertThat(signed.get("hash").asString()).isEqualTo(NO_HASH);
    assertThat(signed.get("recomputed").asString()).isNotEqualTo(NO_HASH);
  }

  @Test
  void aProfileIsSignedOfItsAssessmentsAndEndsWithAnyOfThem() {
    rateAll(OURS, Rating.GREEN);
    append(OURS.submitted(), "lead");
    long ourPosition = sign(OURS);
    rateAll(THEIRS, Rating.AMBER);
    append(THEIRS.submitted(), "coordinator");
    long theirPosition = sign(THEIRS);
    List<SignedAssessment> assessments =
        List.of(signed(OURS, ourPosition), signed(THEIRS, theirPosition));
    SheetHash hash =
        ProfileSheet.of(
                new PartnershipCode(ours.value()),
                SampleEvents.AUTUMN,
                SampleEvents.BLACKPOOL,
                assessments)
            .hash();
    append(
        new ProfileSignedOff(
            SampleEvents.AUTUMN, SampleEvents.BLACKPOOL, assessments, 1, hash, null),
        "coordinator");
    String path = "cycles/2026-autumn/areas/blackpool/sign-offs";

    JsonNode one = get("viewer", path + "/1");

    isAsDescribed("ProfileSignOff", one);
    assertThat(one.get("same").asBoolean()).isTrue();
    assertThat(one.get("inForce").asBoolean()).isTrue();
    assertThat(one.get("assessments")).hasSize(2);
    byte[] sheet = ask("viewer", path + "/1/sheet").body().getBytes(UTF_8);
    assertThat(Sha256.hex("ragtime profile sign-off 1\n" + new String(sheet, UTF_8)))
        .isEqualTo(hash.value());

    append(THEIRS.reopened(Instant.parse("2026-10-01T12:00:00Z")), "coordinator");

    JsonNode all = get("viewer", path);
    isAsDescribed("ProfileSignOffs", all);
    assertThat(all.get("signOffs").get(0).get("inForce").asBoolean()).isFalse();
    assertThat(get("viewer", path + "/1").get("same").asBoolean()).isTrue();
    assertThat(get("viewer", "cycles/2026-autumn/areas/fylde/sign-offs").get("signOffs")).isEmpty();
    assertThat(ask("viewer", path + "/2").status()).isEqualTo(404);
  }

  private SignedAssessment signed(ReviewEvents assessment, long position) {
    JsonNode signOff = get("lead", assessment.path() + "/sign-offs/1");
    return new SignedAssessment(
        assessment.agency(), position, new SheetHash(signOff.get("hash").asString()));
  }
}
