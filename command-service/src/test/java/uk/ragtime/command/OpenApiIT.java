package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.testing.contract.ApiDocument;
import uk.ragtime.web.request.ParameterCheck;

/**
 * The description of the service says what the service takes and answers. Who adds an endpoint or a
 * refusal adds it to docs/api/command-service.openapi.yaml.
 */
class OpenApiIT {
  private static final Path COMMITTED = Path.of("../docs/api/command-service.openapi.yaml");
  private static final ApiDocument document = ApiDocument.read(COMMITTED);
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();

  @Test
  void theDocumentIsValidAndItsExamplesAreToo() {
    assertThat(document.faults()).isEmpty();
  }

  @Test
  void itDescribesWhatIsMappedAndNothingElse() {
    var mapping =
        service
            .context()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);

    assertThat(document.operations())
        .isEqualTo(MappedOperations.of(mapping, service.context().getBean(ParameterCheck.class)));
  }

  @Test
  void everyRefusalIsDescribed() {
    Set<String> described = new TreeSet<>();
    document.json().findValues("code").stream()
        .flatMap(code -> code.path("enum").valueStream())
        .map(JsonNode::asString)
        .forEach(described::add);

    assertThat(described)
        .containsAll(Arrays.stream(RefusalCode.values()).map(RefusalCode::code).toList());
  }

  @Test
  void everyAnswerThatNeedsATokenMayBeTooManyRequests() {
    assertThat(document.withoutTooManyRequests()).isEmpty();
  }

  @Test
  void whatIsServedIsWhatIsCommittedAndNeedsNoToken() throws Exception {
    assertThat(served("/v1/openapi.yaml")).isEqualTo(Files.readString(COMMITTED));
    assertThat(JsonMapper.shared().readTree(served("/v1/openapi.json")).toString())
        .isEqualTo(document.json().toString());
  }

  private static String served(String path) throws IOException, InterruptedException {
    String port = service.context().getEnvironment().getRequiredProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }
}
