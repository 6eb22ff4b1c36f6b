package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Releases are ordered by the version of their latest migration. Two releases of one version must
 * therefore have the same repeatable migrations, or each would put its own back over the other's.
 */
class RepeatableMigrationsTest {
  private static final Path RECORDED =
      Path.of("src/test/resources/repeatable-migrations.properties");
  private static final Pattern VERSIONED = Pattern.compile("V(\\d+)__.*\\.sql");

  @ParameterizedTest
  @ValueSource(strings = {"migration", "generation"})
  void changeOnlyTogetherWithANewVersion(String location) throws Exception {
    Properties recorded = new Properties();
    try (var in = Files.newBufferedReader(RECORDED)) {
      recorded.load(in);
    }
    Path directory = Path.of("src/main/resources/db", location);

    String now = latestVersion(directory) + " " + digestOfRepeatable(directory);

    assertThat(now)
        .as(
            "If a repeatable migration in %s has changed, add a versioned one (an empty one will"
                + " do); then record this line in %s",
            directory, RECORDED)
        .isEqualTo(recorded.getProperty(location));
  }

  private static int latestVersion(Path directory) throws IOException {
    return files(directory).stream()
        .map(file -> VERSIONED.matcher(file.getFileName().toString()))
        .filter(Matcher::matches)
        .mapToInt(version -> Integer.parseInt(version.group(1)))
        .max()
        .orElseThrow();
  }

  private static String digestOfRepeatable(Path directory)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : files(directory)) {
      if (file.getFileName().toString().startsWith("R__")) {
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
