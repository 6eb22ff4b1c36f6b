package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The button of the other language sends the form that a page is filled in on, so that nothing
 * typed is lost: the form has the id that the button names, and the page says that it has one.
 */
class EntryFormsTest {
  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);

  /** Fields of a form that people fill in, its own or those of a fragment. */
  private static final Pattern FIELD =
      Pattern.compile(
          "<textarea|<select|type=\"(text|radio|checkbox|url|file)\""
              + "|(?<!passages) :: (text|reason|date|evidence|choices|fields|field)\\(");

  /** A code of an invitation grants membership, and is kept nowhere; filters stand in addresses. */
  private static final Set<String> WITHOUT = Set.of("member/join.html");

  @Test
  void everyFormThatIsFilledInGoesWithTheButtonOfTheOtherLanguage() throws IOException {
    List<String> filledIn =
        Sources.under(Sources.TEMPLATES).stream()
            .filter(EntryFormsTest::isFilledIn)
            .map(EntryFormsTest::name)
            .toList();

    assertThat(filledIn).hasSizeGreaterThan(25).contains("assessment/rate.html");
    assertThat(filledIn.stream().filter(it -> !WITHOUT.contains(it)))
        .allSatisfy(template -> {
          String page = Sources.read(Sources.TEMPLATES.resolve(template));
          assertThat(page).as(template).containsOnlyOnce("<form id=\"entry\"");
          if (page.contains("parts/layout ::")) {
            assertThat(page).as(template).contains(", entryForm=");
          }
        });
  }

  @Test
  void aPageThatSaysSoHasSuchAForm() throws IOException {
    assertThat(
            Sources.under(Sources.TEMPLATES).stream()
                .filter(it -> Sources.read(it).contains(", entryForm=")))
        .allSatisfy(template ->
            assertThat(Sources.read(template))
                .as(name(template))
                .containsAnyOf("<form id=\"entry\"", "comment/thread :: thread"));
  }

  private static boolean isFilledIn(Path template) {
    return forms(Sources.read(template))
        .anyMatch(form -> form.startsWith("post") && FIELD.matcher(form).find());
  }

  /** Contents of the forms, each behind its method. */
  private static Stream<String> forms(String page) {
    return FORM.matcher(page)
        .results()
        .map(form -> (form.group(1).contains("method=\"post\"") ? "post" : "get") + form.group(2));
  }

  private static String name(Path template) {
    return Sources.TEMPLATES.relativize(template).toString();
  }
}
