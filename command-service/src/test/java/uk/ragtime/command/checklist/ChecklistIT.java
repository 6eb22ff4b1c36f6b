package uk.ragtime.command.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.ragtime.command.CommandServiceUnderTest;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.command.SamplePartnership;

/** Checklists over HTTP: in several languages, with each fault at its place. */
class ChecklistIT {
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership gwent = new SamplePartnership(service, "gwent");

  @BeforeAll
  static void found() {
    gwent.found();
  }

  private static Answer publish(String checklist, int version, String yaml) {
    return gwent.put(
        "carol",
        "/checklists/" + checklist + "/versions/" + version,
        yaml,
        "Content-Type",
        "application/yaml");
  }

  private static String template(String name) {
    return service.send("GET", "vera", "/v1/checklist-templates/" + name, "").body();
  }

  @ParameterizedTest
  @CsvSource({"services-infant-mental-health, 12", "workforce-infant-mental-health, 11"})
  void eachBuiltInChecklistIsPublishedAsItIsInEnglishAndWelsh(String name, int items) {
    String template = template(name);

    Answer published = publish("our-" + name, 1, template);
    assertThat(published.status()).as(published.body()).isEqualTo(201);
    assertThat(publish("our-" + name, 1, template).position()).isEqualTo(published.position());
    JsonNode document = YAMLMapper.shared().readTree(template);
    assertThat(document.get("capabilities")).hasSize(items);
    document
        .get("capabilities")
        .forEach(item -> {
          assertThat(item.get("translations").get("cy").size()).isEqualTo(5);
          assertThat(document.get("sections").get(item.get("section").asString()).size())
              .isEqualTo(2);
        });
  }

  @Test
  void bothBuiltInChecklistsHaveOneCodeInCommon() {
    assertThat(template("services-infant-mental-health")).contains("code: learning-together");
    assertThat(template("workforce-infant-mental-health")).contains("code: learning-together");
  }

  /** The file is the answer of query-service, which its own test compares. */
  @Test
  void whatIsReadBackIsPublishedAgain() throws IOException {
    String document =
        Files.readString(
            Path.of("../query-service/src/test/resources/answers/checklist-version.yaml"));
    gwent.put(
        "carol",
        "/checklists/welsh/versions/1",
        """
        {"title":"First","capabilities":[
          {"code":"cues","section":"s","title":"t","guidance":"g","red":"r","amber":"a","green":"g"},
          {"code":"play","section":"s","title":"t","guidance":"g","red":"r","amber":"a","green":"g"},
          {"code":"posters","section":"s","title":"t","guidance":"g","red":"r","amber":"a",
           "green":"g"}]}\
        """);

    Answer published = publish("welsh", 2, document);
    assertThat(published.status()).as(published.body()).isEqualTo(201);
    assertThat(publish("welsh", 2, document).position()).isEqualTo(published.position());
    assertProblem(
        publish("welsh", 2, document.replace("Gweithlu", "Y gweithlu")),
        409,
        "checklist-version-fixed");
    for (String dropped : List.of("", "dropped: []\n", "dropped: [cues]\n")) {
      String other = document.replaceFirst("dropped:\\s+(?:\\[.*]\\n|- .*\\n)", dropped);
      assertThat(other).isNotEqualTo(document);
      assertProblem(publish("welsh", 2, other), 409, "checklist-version-fixed");
    }
  }

  private static final String DOCUMENT =
      """
      title: Mini
      translations:
        cy: {title: Bach}
      sections:
        practice: {en: Practice, cy: Ymarfer}
      capabilities:
        - code: tuning-in
          section: practice
          title: Tunes in
          guidance: g
          red: r
          amber: a
          green: g
          translations:
            cy: {title: Tiwnio, guidance: g, red: r, amber: a, green: g}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "translations:          | language: cy$translations: | translations.cy                    | contradiction | 4",
        "title: Bach            | name: Bach                 | translations.cy.title              | required      | 3",
        "cy: {title: Bach}      | Welsh: {title: Bach}       | translations.Welsh                 | invalid       | 3",
        "en: Practice, cy       | fr: Pratique, cy           | sections.practice                  | required      | 5",
        "section: practice      | section: theory            | capabilities[0].section            | unknown       | 8",
        "guidance: g, red: r    | red: r                     | capabilities[0].translations.cy.guidance | required | 15",
        "title: Tiwnio          | title: '  '                | capabilities[0].translations.cy.title | invalid    | 15"
      })
  void eachFaultHasItsLineAndColumn(
      String correct, String wrong, String field, String code, int line) {
    String document = DOCUMENT.replaceFirst(Pattern.quote(correct), wrong.replace("$", "\n"));

    Answer answer = publish("faulty", 1, document);

    assertProblem(answer, 400, "invalid-field");
    JsonNode violation =
        answer
            .json()
            .get("violations")
            .valueStream()
            .filter(it -> it.get("field").asString().equals(field))
            .findFirst()
            .orElseThrow(() -> new AssertionError(answer.body()));
    assertThat(violation.get("code").asString()).isEqualTo(code);
    assertThat(violation.get("line").asInt()).isEqualTo(line);
    assertThat(violation.get("column").asInt()).isPositive();
  }

  @Test
  void aDocumentWithoutFaultsIsPublished() {
    assertThat(publish("mini", 1, DOCUMENT).status()).isEqualTo(201);
    Answer inEnglish = publish("mini", 1, "language: en\n" + DOCUMENT);
    assertThat(inEnglish.status()).as(inEnglish.body()).isEqualTo(200);
    assertProblem(
        publish("mini", 1, DOCUMENT.replace("Tiwnio", "Gwrando")), 409, "checklist-version-fixed");
  }
}
