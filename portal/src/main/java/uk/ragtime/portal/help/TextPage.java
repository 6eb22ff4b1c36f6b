package uk.ragtime.portal.help;

import java.util.List;
import java.util.stream.IntStream;
import uk.ragtime.portal.page.Words;

/**
 * A page of text: sections of paragraphs and lists, or of words and what they mean.
 *
 * @param family beginning of its message keys, such as {@code help.}
 */
record TextPage(String family, String title, String lead, List<Section> sections) {

  /** A word and its meaning. */
  record Term(String term, String text) {}

  /**
   * A section with what it has of each kind, in this order.
   *
   * @param id of its heading, to link to
   * @param before the list
   * @param after the list
   */
  record Section(
      String id,
      String heading,
      List<String> before,
      List<String> items,
      List<String> after,
      List<Term> terms) {}

  static TextPage of(String family, List<String> sections, Words words) {
    return new TextPage(
        family,
        words.say(family + "title"),
        words.say(family + "lead"),
        sections.stream().map(section -> section(family, section, words)).toList());
  }

  private static Section section(String family, String id, Words words) {
    String key = family + id + ".";
    List<String> paragraphs = texts(key, "", words);
    List<String> items = texts(key + "item.", "", words);
    int before = items.isEmpty() ? paragraphs.size() : introducing(paragraphs);
    return new Section(
        id,
        words.say(key + "heading"),
        paragraphs.subList(0, before),
        items,
        paragraphs.subList(before, paragraphs.size()),
        terms(key, words));
  }

  /** A paragraph before a list introduces it, and ends with a colon. */
  private static int introducing(List<String> paragraphs) {
    return !paragraphs.isEmpty() && paragraphs.getFirst().endsWith(":") ? 1 : 0;
  }

  private static List<Term> terms(String key, Words words) {
    List<String> terms = texts(key, ".term", words);
    List<String> texts = texts(key, ".text", words);
    return IntStream.range(0, terms.size())
        .mapToObj(i -> new Term(terms.get(i), texts.get(i)))
        .toList();
  }

  /** Texts under keys with the numbers 1, 2 … until one is missing. */
  private static List<String> texts(String before, String after, Words words) {
    return IntStream.iterate(1, i -> words.has(before + i + after), i -> i + 1)
        .mapToObj(i -> words.say(before + i + after))
        .toList();
  }
}
