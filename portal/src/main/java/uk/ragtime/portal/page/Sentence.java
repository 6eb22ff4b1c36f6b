package uk.ragtime.portal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A message of texts alone, taken apart so that filling in others is joining strings. */
public final class Sentence {

  /** First of the characters that stand for parameters: for private use, in no message. */
  private static final char FIRST = '\uE000';

  /** Texts around the parameters: one more than there are. */
  private final List<String> texts;

  private final int[] parameters;

  private Sentence(List<String> texts, int[] parameters) {
    this.texts = texts;
    this.parameters = parameters;
  }

  static Sentence of(int parameters, Function<Object[], String> message) {
    Object[] marks = new Object[parameters];
    for (int i = 0; i < parameters; i++) {
      marks[i] = String.valueOf((char) (FIRST + i));
    }
    String said = message.apply(marks);
    List<String> texts = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < said.length(); i++) {
      int parameter = said.charAt(i) - FIRST;
      if (parameter >= 0 && parameter < parameters) {
        texts.add(said.substring(from, i));
        order.add(parameter);
        from = i + 1;
      }
    }
    texts.add(said.substring(from));
    return new Sentence(texts, order.stream().mapToInt(Integer::intValue).toArray());
  }

  public String with(String... values) {
    StringBuilder said = new StringBuilder(texts.getFirst());
    for (int i = 0; i < parameters.length; i++) {
      said.append(values[parameters[i]]).append(texts.get(i + 1));
    }
    return said.toString();
  }
}
