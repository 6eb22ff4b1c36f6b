package uk.ragtime.portal.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers that were asked for last, each with the entity tag that the service gave it. They are
 * kept for all visitors and shown to none by themselves: the service is asked each time, as the
 * visitor, and one is used only if the service says that it is what this visitor would be answered.
 * None may hold what is erased, which is why names of people are not read into them.
 */
final class RememberedAnswers<T> {
  /** A question, whoever asks it. */
  record Question(String path, Map<String, Object> with) {
    Question {
      with = Map.copyOf(with);
    }
  }

  /** An answer, as it was read. */
  record Tagged<T>(String tag, T answer) {}

  private final Map<Question, Tagged<T>> answers = new LinkedHashMap<>(16, 0.75f, true);
  private final int most;

  /**
   * @param most answers to keep: of those that were asked for longest ago none is
   */
  RememberedAnswers(int most) {
    this.most = most;
  }

  synchronized @Nullable Tagged<T> of(Question question) {
    return answers.get(question);
  }

  synchronized void remember(Question question, Tagged<T> answer) {
    answers.put(question, answer);
    if (answers.size() > most) {
      answers.remove(answers.keySet().iterator().next());
    }
  }
}
