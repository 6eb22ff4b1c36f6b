package uk.ragtime.acceptance.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials of the build, and the licences in it. */
class SbomIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path ROOT = Path.of(System.getProperty("ragtime.root", "../../.."));
  private static final String BOM = "META-INF/sbom/application.cdx.json";

  @Test
  void everythingIsUnderALicenceThatIsAllowed() throws IOException {
    JsonNode bom = JSON.readTree(Files.readAllBytes(ROOT.resolve("target/classes").resolve(BOM)));

    assertThat(bom.get("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(bom.get("components").size()).isGreaterThan(100);
    assertThat(Licences.notAllowed(bom)).isEmpty();
  }

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
  @ValueSource(strings = {"command-service", "query-service", "portal"})
  void everyServiceCarriesItsOwn(String service) throws IOException {
    Path jar = ROOT.resolve(service + "/target/" + service + "-1.0.0-SNAPSHOT.jar");
    try (JarFile file = new JarFile(jar.toFile())) {
      String where = file.getManifest().getMainAttributes().getValue("Sbom-Location");
      JsonNode bom = JSON.readTree(file.getInputStream(file.getEntry(where)).readAllBytes());

      assertThat(bom.get("metadata").get("component").get("name").asString()).isEqualTo(service);
      assertThat(bom.get("components").toString()).contains("spring-boot");
      assertThat(Licences.notAllowed(bom)).isEmpty();
    }
  }
}
