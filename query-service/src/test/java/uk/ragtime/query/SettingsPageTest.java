package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import uk.ragtime.server.settings.Setting;
import uk.ragtime.testing.settings.DeclaredSettings;
import uk.ragtime.testing.settings.EnvironmentFile;
import uk.ragtime.testing.settings.SettingsPage;

/** The pages for operators list the settings that there are. */
class SettingsPageTest {
  /** Settings that no record declares. */
  private static final Set<String> OTHERS =
      Set.of(
          "ragtime.production",
          "ragtime.public-url",
          "ragtime.database.pooled",
          "ragtime.projector.role",
          "ragtime.service.role");

  private final SettingsPage page = new SettingsPage(Path.of("..", "docs"), "query-service");

  @Test
  void itListsEverySettingAndNoOther() {
    assertThat(page.variables())
        .containsExactlyInAnyOrderElementsOf(variables(DeclaredSettings.names(), OTHERS));
  }

  @Test
  void itListsWhatProductionRequires() throws IOException {
    Set<String> defaults =
        PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("demonstration-defaults.properties"))
            .stringPropertyNames();

    assertThat(page.required()).containsExactlyInAnyOrderElementsOf(variables(defaults, Set.of()));
  }

  /** Secrets are in files of their own. */
  @Test
  void theDeploymentSetsWhatProductionRequiresAndNothingUnlisted() {
    EnvironmentFile deployment = EnvironmentFile.of(Path.of(".."), "query-service");

    assertThat(deployment.variables()).contains("RAGTIME_PRODUCTION");
    assertThat(deployment.missing(page)).containsExactly("RAGTIME_IDENTITY_SECRET");
    assertThat(deployment.misplaced(page)).isEmpty();
  }

  private static Collection<String> variables(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream())
        .map(property -> new Setting(property).variable())
        .toList();
  }
}
