package uk.ragtime.query.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.LanguageCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.CapabilityTranslation;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.ChecklistEvent.Section;
import uk.ragtime.kernel.event.ChecklistEvent.TitleTranslation;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;

/** A checklist version as it was published, in all its languages. */
class ChecklistVersionIT {
  private static final PartnershipCode GWENT = new PartnershipCode("gwent-checklists");
  private static final ChecklistCode WELSH = new ChecklistCode("welsh");
  private static final LanguageCode CY = new LanguageCode("cy");
  private static final String PATH = "/v1/gwent-checklists/checklists/welsh/versions/";

  @RegisterExtension static final SharedService shared = new SharedService();

  private static QueryService service;

  @BeforeAll
  static void given() {
    service = shared.service();
    try (TestLog log = new TestLog(SharedService.TOPICS)) {
      SampleEvents.setUp(log, GWENT, shared.issuer().issuer());
      log.append(GWENT, first(), SampleEvents.BEGIN);
      long last = log.append(GWENT, second(), SampleEvents.BEGIN);
      log.flush();
      Eventually.holds(() ->
          assertThat(get(PATH + "2?minPosition=" + last, "application/json").status())
              .isEqualTo(200));
    }
  }

  private static ChecklistVersionPublished first() {
    return new ChecklistVersionPublished(
        WELSH,
        1,
        "First",
        Stream.of("cues", "play", "posters")
            .map(code ->
                new Capability(new CapabilityCode(code), "t", "s", "g", "r", "a", "g", null))
            .toList(),
        null);
  }

  private static ChecklistVersionPublished second() {
    Capability tuningIn =
        new Capability(
            new CapabilityCode("tuning-in"),
            "Tunes in to young children's cues: \"always\"",
            "practice",
            "Notices cues.\n\nAnswers them.",
            "Seldom.",
            "Often.",
            "Always.",
            new Origin(
                Origin.Kind.MERGED,
                List.of(new CapabilityCode("cues"), new CapabilityCode("play"))),
            List.of(
                new CapabilityTranslation(
                    CY,
                    "Tiwnio i mewn",
                    "Sylwi ar arwyddion.",
                    "Anaml.",
                    "Yn aml.",
                    "Bob amser.")));
    return new ChecklistVersionPublished(
        WELSH,
        2,
        "Workforce",
        List.of(tuningIn),
        Set.of(new CapabilityCode("posters")),
        LanguageCode.ENGLISH,
        List.of(new TitleTranslation(CY, "Gweithlu")),
        List.of(
            new Section(
                "practice",
                List.of(
                    new TitleTranslation(CY, "Ymarfer"),
                    new TitleTranslation(LanguageCode.ENGLISH, "Practice")))));
  }

  private static Answer get(String path, String accept) {
    return service.get("viewer-gwent-checklists", path, accept);
  }

  private static String contentType(Answer answer) {
    return answer.header("Content-Type").orElse("");
  }

  /** The file is what command-service publishes again, which its own test tries. */
  @Test
  void yamlIsGivenBackAsItCanBePublishedAgain() throws IOException {
    Answer answer = get(PATH + "2", "application/yaml");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(contentType(answer)).startsWith("application/yaml");
    assertThat(answer.body())
        .isEqualTo(Files.readString(Path.of("src/test/resources/answers/checklist-version.yaml")));
  }

  @Test
  void theListSaysWhichLanguagesEachVersionHas() {
    Answer list = get("/v1/gwent-checklists/checklists", "application/json");

    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(
            list.json()
                .get("checklists")
                .valueStream()
                .filter(it -> it.get("checklist").asString().equals("welsh"))
                .map(it -> it.get("version").asInt() + " " + it.get("languages")))
        .containsExactly("1 [\"en\"]", "2 [\"en\",\"cy\"]");
  }

  @Test
  void jsonSaysTheSame() {
    Answer yaml = get(PATH + "2", "text/html, application/yaml;q=0.5, application/json;q=0.1");
    Answer json = get(PATH + "2", "*/*");

    assertThat(contentType(json)).startsWith("application/json");
    assertThat(json.json()).isEqualTo(YAMLMapper.shared().readTree(yaml.body()));
  }

  @Test
  void aVersionThatSaysNothingOfOriginsIsGivenBackWithoutAny() {
    Answer answer = get(PATH + "1", "application/json");

    assertThat(answer.json().has("dropped")).isFalse();
    assertThat(answer.json().has("language")).isFalse();
    assertThat(answer.json().get("capabilities").get(0).has("from")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "3, application/yaml, 404, checklist-unknown",
    "0, application/yaml, 400, invalid-parameter",
    "x, application/yaml, 400, invalid-parameter",
    "2, text/html, 406, not-acceptable",
    "2, application/yaml;q=0, 406, not-acceptable"
  })
  void whatCannotBeGivenIsRefused(String version, String accept, int status, String code) {
    Answer answer = get(PATH + version, accept);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
  }
}
