package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** English and Welsh say the same, of the same things, and nothing that no page asks for. */
class TranslationsTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[},]");
  private static final Pattern CHOICE = Pattern.compile("\\{\\d+,choice,");

  /**
   * Families of messages in the sources: {@code "state." + …}, {@code |gap.${…}|}, and the methods
   * that take the name of a family.
   */
  private static final Pattern FAMILY =
      Pattern.compile(
          "[\"|']([a-z][a-zA-Z0-9-]*(?:[.][a-zA-Z0-9-]+)*[.])(?:[\"']|[$])"
              + "|(?:forCode|inWords|WrittenText[.]of)[(]\\s*[\"']([a-z.-]+)[\"']");

  /** Words of the sources that can be keys. */
  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_-]+(?:[.][a-zA-Z0-9_-]+)*");

  /** Names and marks that are the same in both languages. */
  private static final Set<String> SAME =
      Set.of(
          "name",
          "title.suffix",
          "account.language.en",
          "account.language.cy",
          "story.picture.behalf.letter");

  private static final Properties ENGLISH = MessageFiles.messages("");
  private static final Properties WELSH = MessageFiles.messages("_cy");

  @Test
  void eachTextIsThereInBothLanguages() {
    assertThat(ENGLISH.stringPropertyNames())
        .as("English without Welsh, or Welsh without English")
        .containsExactlyInAnyOrderElementsOf(WELSH.stringPropertyNames());
  }

  @Test
  void bothLanguagesTakeTheSameArguments() {
    assertThat(keys(key -> !arguments(ENGLISH.getProperty(key)).equals(arguments(welsh(key)))))
        .isEmpty();
  }

  @Test
  void whatIsCountedInOneLanguageIsCountedInTheOther() {
    assertThat(keys(key -> isCounted(ENGLISH.getProperty(key)) != isCounted(welsh(key)))).isEmpty();
  }

  @Test
  void noEnglishIsLeftInTheWelsh() {
    assertThat(
            keys(key ->
                !SAME.contains(key)
                    && ENGLISH.getProperty(key).equals(welsh(key))
                    && ARGUMENT
                        .matcher(welsh(key))
                        .replaceAll("")
                        .chars()
                        .anyMatch(Character::isLetter)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_cy"})
  void eachTextWithArgumentsCanBeMade(String suffix) {
    // given
    Properties messages = MessageFiles.messages(suffix);

    // then
    for (String key : messages.stringPropertyNames()) {
      String text = messages.getProperty(key);
      assertThat(text)
          .as("%s: an apostrophe is ’, for ' begins a quotation", key)
          .doesNotContain("'");
      if (ARGUMENT.matcher(text).find()) {
        IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 100)
            .forEach(number ->
                assertThat(new MessageFormat(text).format(numbers(number)))
                    .as("%s of %d", key, number)
                    .isNotBlank()
                    .doesNotContain("{", "}"));
      }
    }
  }

  @Test
  void welshThatNobodyHasProofreadIsMarkedInItsSource() throws IOException {
    for (String name : MessageFiles.basenames()) {
      Path file = MessageFiles.RESOURCES.resolve(name + "_cy.properties");
      if (Files.exists(file)) {
        assertThat(Files.readAllLines(file).getFirst())
            .as(name)
            .isEqualTo("# Nobody has proofread this Welsh yet.");
      }
    }
  }

  @Test
  void aKeyIsInOneFileAndOnce() throws IOException {
    for (String suffix : List.of("", "_cy")) {
      Set<String> seen = new TreeSet<>();
      for (String name : MessageFiles.basenames()) {
        Path file = MessageFiles.RESOURCES.resolve(name + suffix + ".properties");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
          if (line.contains("=") && !line.startsWith("#")) {
            assertThat(seen.add(line.substring(0, line.indexOf('='))))
                .as("%s%s: %s", name, suffix, line)
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  void eachTextIsAskedForByAPage() throws IOException {
    // given
    String sources = Sources.all();
    Set<String> families =
        FAMILY
            .matcher(sources)
            .results()
            .map(it -> it.group(1) == null ? it.group(2) + "." : it.group(1))
            .collect(Collectors.toSet());

    Set<String> named =
        KEY.matcher(sources).results().map(MatchResult::group).collect(Collectors.toSet());

    // when
    Set<String> unused =
        keys(key -> !named.contains(key) && families.stream().noneMatch(key::startsWith));

    // then
    assertThat(unused).isEmpty();
  }

  private static Set<String> keys(Predicate<String> are) {
    return ENGLISH.stringPropertyNames().stream()
        .filter(WELSH::containsKey)
        .filter(are)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String welsh(String key) {
    return WELSH.getProperty(key);
  }

  private static boolean isCounted(String text) {
    return CHOICE.matcher(text).find();
  }

  /** Numbers of the arguments; those within the alternatives of a choice count as the choice's. */
  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Object[] numbers(int number) {
    return Stream.generate(() -> number).limit(10).toArray();
  }
}
