package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.dom.DOMMarkupParser;
import org.attoparser.dom.Element;
import org.attoparser.dom.INestableNode;
import org.attoparser.dom.INode;
import org.attoparser.dom.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All text for people comes from the message files, in their language: neither templates nor
 * classes write it.
 */
class WrittenInCodeTest {
  /** Attributes that replace the element's own text, which is an example then. */
  private static final Set<String> REPLACING = Set.of("th:text", "th:replace", "th:insert");

  private static final List<String> READ = List.of("aria-label", "title", "alt", "placeholder");

  /** Packages that write no pages: what they write is for logs and for whoever runs the portal. */
  private static final Set<String> UNSEEN =
      Set.of("access", "address", "api", "operations", "session");

  private static final Pattern LITERAL_TEXT =
      Pattern.compile("'[^']*\\p{L}[^']*'|[|][^|]*\\p{L}[^|]*[|]");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern COMMENT = Pattern.compile("(?s)/[*].*?[*]/|(?m)^\\s*//.*$");
  private static final Pattern PHRASE = Pattern.compile("\\p{L}{2,} \\p{L}{2,}");
  private static final Pattern FOR_LOGS =
      Pattern.compile("log[.]|Failure[.]|Exception|requireNonNull|@Value|ofPattern");

  @Test
  void noTemplateWritesWhatPeopleRead() throws Exception {
    // when
    List<String> written = new ArrayList<>();
    for (Path template : Sources.under(Sources.TEMPLATES)) {
      written.addAll(
          writtenIn(Sources.TEMPLATES.relativize(template).toString(), Sources.read(template)));
    }

    // then
    assertThat(written).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Written here</p>",
        "<p th:if=\"${it}\">Written here</p>",
        "<p><span th:text=\"#{a.key}\">Example</span> and more</p>",
        "<nav aria-label=\"Breadcrumb\"></nav>",
        "<img alt=\"Five bars\" />",
        "<input placeholder=\"Day\" />",
        "<p th:text=\"'Written here'\"></p>",
        "<p th:text=\"${it} ? #{a.key} : 'Not yet'\"></p>",
        "<p th:text=\"|Rated by ${it}|\"></p>",
        "<p th:aria-label=\"|Ratings of ${it}|\"></p>",
      })
  void whatATemplateWritesIsFound(String template) throws Exception {
    assertThat(writtenIn("page", template)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p th:text=\"#{a.key(${it ? 'one' : 'two'})}\">Example</p>",
        "<nav th:aria-label=\"#{a.key}\" aria-label=\"Example\"></nav>",
        "<p th:replace=\"~{parts/form :: error(${errors}, 'name')}\">Example <b>within</b></p>",
        "<p th:text=\"|${it}: #{a.key}|\">Example</p>",
        "<p th:text=\"#{__|rule.${it}|__}\">Example</p>",
        "<p aria-hidden=\"true\">↔ !</p>",
      })
  void examplesAndMarksAreNotWriting(String template) throws Exception {
    assertThat(writtenIn("page", template)).isEmpty();
  }

  @Test
  void noClassOfAPageWritesWhatPeopleRead() throws IOException {
    // when
    List<String> written = new ArrayList<>();
    for (Path source : Sources.under(Sources.JAVA)) {
      Path name = Sources.JAVA.relativize(source);
      if (name.getNameCount() > 1 && !UNSEEN.contains(name.getName(0).toString())) {
        for (String statement : statements(Sources.read(source))) {
          if (!FOR_LOGS.matcher(statement).find()) {
            LITERAL
                .matcher(statement)
                .results()
                .map(it -> it.group(1))
                .filter(text -> PHRASE.matcher(text).find())
                .forEach(text -> written.add(name + ": " + text));
          }
        }
      }
    }

    // then
    assertThat(written).isEmpty();
  }

  private static List<String> statements(String source) {
    return Pattern.compile("[;{}]").splitAsStream(COMMENT.matcher(source).replaceAll("")).toList();
  }

  private static List<String> writtenIn(String name, String template) throws ParseException {
    List<String> written = new ArrayList<>();
    collect(
        name,
        new DOMMarkupParser(ParseConfiguration.htmlConfiguration()).parse(name, template),
        written);
    return written;
  }

  private static void collect(String name, INestableNode parent, List<String> written) {
    for (INode child : parent.getChildren()) {
      switch (child) {
        case Text text when hasLetters(text.getContent()) ->
            written.add("%s:%d: %s".formatted(name, text.getLine(), text.getContent().strip()));
        case Element element -> {
          Map<String, String> attributes = element.getAttributeMap();
          attributes.forEach((attribute, value) -> {
            if (isWritten(attribute, value, attributes)) {
              written.add("%s:%d: %s".formatted(name, element.getLine(), value));
            }
          });
          if (attributes.keySet().stream().noneMatch(REPLACING::contains)) {
            collect(name, element, written);
          }
        }
        default -> {}
      }
    }
  }

  private static boolean isWritten(String attribute, String value, Map<String, String> attributes) {
    if (READ.contains(attribute)) {
      return hasLetters(value)
          && !attributes.containsKey("th:" + attribute)
          && !attributes.containsKey("th:replace");
    }
    boolean read =
        attribute.equals("th:text") || READ.stream().anyMatch(it -> attribute.equals("th:" + it));
    return read && LITERAL_TEXT.matcher(withoutExpressions(value)).find();
  }

  /** The rest of a value when its expressions are taken out, with all that they hold. */
  private static String withoutExpressions(String value) {
    StringBuilder rest = new StringBuilder();
    int depth = 0;
    for (int at = 0; at < value.length(); at++) {
      char character = value.charAt(at);
      if (character == '{') {
        depth++;
      } else if (character == '}') {
        depth--;
      } else if (depth == 0) {
        rest.append(character);
      }
    }
    return rest.toString();
  }

  private static boolean hasLetters(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }
}
