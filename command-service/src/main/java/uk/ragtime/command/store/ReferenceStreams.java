package uk.ragtime.command.store;

import java.util.Set;
import uk.ragtime.kernel.StreamId;

/**
 * Tells streams of reference data, whose events raise a partnership's reference number, from those
 * that change too often for that. The migrations have the same rule, as {@code store.is_reference}.
 */
final class ReferenceStreams {
  private static final Set<String> OTHER_KINDS =
      Set.of("assessment", "comments", "profile", "action");

  private ReferenceStreams() {}

  static boolean contains(StreamId stream) {
    String name = stream.value();
    int slash = name.indexOf('/');
    return !OTHER_KINDS.contains(slash < 0 ? name : name.substring(0, slash));
  }
}
