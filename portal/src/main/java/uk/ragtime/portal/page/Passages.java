package uk.ragtime.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Divides sentences for templates, which call no static methods. */
@Component("passages")
public class Passages {
  Passages() {}

  /**
   * @see Passage#in
   */
  public List<Passage> in(String sentence, @Nullable List<Passage> titles) {
    return Passage.in(sentence, titles);
  }
}
