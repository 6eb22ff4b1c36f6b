package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.query.support.MappedOperations;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.testing.contract.ApiDocument;
import uk.ragtime.web.request.ParameterCheck;

/**
 * The description of the service matches its operations and answers. A new endpoint or parameter is
 * added to docs/api/query-service.openapi.yaml.
 */
class OpenApiIT {
  private static final Path COMMITTED = Path.of("../docs/api/query-service.openapi.yaml");
  private static final ApiDocument document = ApiDocument.read(COMMITTED);
  @RegisterExtension static final SharedService shared = new SharedService();

  private static QueryService service;

  @BeforeAll
  static void start() {
    service = shared.service();
  }

  @Test
  void theDocumentIsValidAndItsExamplesAreToo() {
    assertThat(document.faults()).isEmpty();
  }

  @Test
  void itDescribesWhatIsMappedAndNothingElse() {
    var mapping = service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);

    assertThat(document.operations())
        .isEqualTo(MappedOperations.of(mapping, service.bean(ParameterCheck.class)));
  }

  @ParameterizedTest
  @CsvSource({
    "areas, Areas",
    "agencies, Agencies",
    "cycles, Cycles",
    "checklists, Checklists",
    "profile, Profile",
    "profile-of-cycle, Profile",
    "history-by-cycle, History",
    "history-by-quarter, History",
    "movement, Movement",
    "matrix, Matrix",
    "audit, Audit",
    "me, Me",
  })
  void theAnswersOfTheServiceAreAsDescribed(String answer, String schema) throws IOException {
    JsonNode json =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of("src/test/resources/answers", answer + ".json")));

    assertThat(document.faultsOf(schema, json)).isEmpty();
    assertThat(document.faultsOf("Problem", json)).isNotEmpty();
  }

  @Test
  void everyAnswerThatNeedsATokenMayBeTooManyRequests() {
    assertThat(document.withoutTooManyRequests()).isEmpty();
  }

  @Test
  void whatIsServedIsWhatIsCommitted() throws IOException {
    Answer yaml = service.get("/v1/openapi.yaml");
    Answer json = service.get("/v1/openapi.json");

    assertThat(yaml.status()).isEqualTo(200);
    assertThat(yaml.body()).isEqualTo(Files.readString(COMMITTED));
    assertThat(json.json().toString()).isEqualTo(document.json().toString());
    assertThat(service.get("/v1/asyncapi.yaml").body())
        .isEqualTo(Files.readString(Path.of("../docs/api/asyncapi.yaml")));
    assertThat(yaml.header("Cache-Control")).hasValue("max-age=3600, public");
    assertThat(yaml.header("ETag")).isPresent();
  }

  @Test
  void noOtherAddressIsOpen() {
    assertThat(service.get("/v1/schemas/events/rating-changed.v1.schema.json").status())
        .isEqualTo(200);
    assertThat(service.get("/v1/schemas/events/rating-changed.v9.schema.json").status())
        .isEqualTo(404);
    assertThat(service.get("/v1/schemas/events").status()).isEqualTo(401);
    assertThat(service.get("/v1/schemas/events/..%2Fasyncapi.yaml").status()).isEqualTo(400);
  }
}
