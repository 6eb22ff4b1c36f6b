package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Path RESOURCES = MessageFiles.RESOURCES;
  private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]*)[}(]");

  private static final String SCRIPT_FILE =
      "<script th:src=\"@{${script}}\" defer=\"defer\"></script>";

  /** A tag that is replaced is replaced whatever its condition says. */
  private static final Pattern REPLACED_ON_CONDITION =
      Pattern.compile("<[^<>]*\\sth:(?:if|unless)=\"[^\"]*\"[^<>]*\\sth:replace=\"");

  @Test
  void everyMessageThatATemplateAsksForIsThere() throws IOException {
    // given
    Properties messages = MessageFiles.messages("");

    // when
    Set<String> missing = new TreeSet<>();
    for (String template : templates()) {
      Matcher key = KEY.matcher(template);
      while (key.find()) {
        if (!messages.containsKey(key.group(1))) {
          missing.add(key.group(1));
        }
      }
    }

    // then
    assertThat(missing).isEmpty();
    assertThat(messages.stringPropertyNames())
        .containsAll(Stream.of(RatingLabel.values()).map(RatingLabel::messageKey).toList());
  }

  @Test
  void noTemplateCarriesScriptOrStyleOfItsOwn() throws IOException {
    for (String template : templates()) {
      assertThat(template.replace(SCRIPT_FILE, ""))
          .doesNotContain("<script", " style=", "<style", " onclick", "th:utext");
    }
  }

  @Test
  void noTagIsReplacedOnACondition() throws IOException {
    for (String template : templates()) {
      assertThat(REPLACED_ON_CONDITION.matcher(template).results().map(MatchResult::group))
          .isEmpty();
    }
  }

  @Test
  void everyFormWithAKeyGetsANewOneWhereItsOwnWasUsed() throws IOException {
    List<String> fields =
        templates().stream()
            .flatMap(String::lines)
            .filter(line -> line.contains("name=\"key\""))
            .toList();
    assertThat(fields).isNotEmpty().allMatch(line -> line.contains("${@formKeys.of("));
  }

  private static List<String> templates() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
      return files.filter(Files::isRegularFile).map(MessagesTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
