package uk.ragtime.command.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.CommandServiceUnderTest;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.command.SamplePartnership;

/** Signing a profile over HTTP, from rated capabilities to two signed sheets. */
class SignOffProfileIT {
  private static final String AREA = "/cycles/now/areas/basildon";
  private static final String A = AREA + "/agencies/health-visiting";
  private static final String AGENCIES = "{\"agencies\":[\"health-visiting\"]}";
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership wales = new SamplePartnership(service, "powys");

  @BeforeAll
  static void found() {
    wales.found();
    assertThat(wales.enrol("carol", "lena", "LEAD").status()).isEqualTo(201);
  }

  private static void rateAll() {
    String template =
        service
            .send("GET", "carol", "/v1/checklist-templates/workforce-infant-mental-health", "")
            .body();
    String ratings =
        Pattern.compile("code: ([a-z-]+)")
            .matcher(template)
            .results()
            .map(code -> "{\"capability\":\"" + code.group(1) + "\",\"rating\":\"GREEN\"}")
            .collect(Collectors.joining(",", "{\"ratings\":[", "]}"));
    Answer rated = wales.post("lena", A + "/ratings", ratings);
    assertThat(rated.status()).as(rated.body()).isEqualTo(201);
  }

  @Test
  void aProfileIsSignedOfWhatIsSigned() {
    assertProblem(wales.post("lena", AREA + "/sign-off", AGENCIES), 403, "not-allowed");
    Answer unsigned = wales.post("carol", AREA + "/sign-off", AGENCIES);
    assertProblem(unsigned, 409, "assessments-not-signed-off");
    assertThat(unsigned.json().get("violations").findValuesAsString("field"))
        .containsExactly("health-visiting");

    rateAll();
    assertThat(wales.post("lena", A + "/submit", "").status()).isEqualTo(200);
    Answer signed = wales.post("lena", A + "/sign-off", "{\"statement\":\"We mean it.\"}");
    assertThat(signed.status()).as(signed.body()).isEqualTo(200);

    Answer profile =
        wales.post(
            "carol",
            AREA + "/sign-off",
            "{\"agencies\":[\"health-visiting\"],\"statement\":\"All of us.\"}");
    assertThat(profile.status()).as(profile.body()).isEqualTo(201);
    assertThat(wales.post("carol", AREA + "/sign-off", AGENCIES).position())
        .isEqualTo(profile.position());
  }

  @Test
  void aSignatureThatCannotBeIsRefused() {
    assertProblem(
        wales.post("carol", "/cycles/none/areas/basildon/sign-off", AGENCIES),
        404,
        "cycle-unknown");
    assertProblem(
        wales.post("carol", "/cycles/now/areas/none/sign-off", AGENCIES), 404, "area-unknown");
    assertProblem(
        wales.post("carol", AREA + "/sign-off", "{\"agencies\":[\"none\"]}"),
        404,
        "agency-unknown");
    assertProblem(
        wales.post("carol", "/cycles/planned/areas/basildon/sign-off", AGENCIES),
        409,
        "cycle-not-open");
    assertProblem(
        wales.post("carol", AREA + "/sign-off", "{\"agencies\":[]}"), 400, "invalid-field");
    String many =
        IntStream.rangeClosed(1, 61)
            .mapToObj(n -> "\"agency-" + n + "\"")
            .collect(Collectors.joining(",", "{\"agencies\":[", "]}"));
    assertProblem(wales.post("carol", AREA + "/sign-off", many), 400, "invalid-field");
  }
}
