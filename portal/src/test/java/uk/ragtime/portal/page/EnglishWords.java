package uk.ragtime.portal.page;

import java.util.List;

/** The real message files, without a running portal. */
public final class EnglishWords {

  private EnglishWords() {}

  public static Words words() {
    return new Words(new JoinedMessages(List.of(MessageFiles.basenames())));
  }
}
