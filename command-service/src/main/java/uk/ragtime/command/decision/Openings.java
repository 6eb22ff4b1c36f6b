package uk.ragtime.command.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the events of a command may have seals of. What they do have seals of is stored beside
 * the log in the same commit; the rest is dropped.
 */
public record Openings(
    List<Sealed> texts, @Nullable SealedPerson person, @Nullable SealedIdentity identity) {
  public static final Openings NONE = new Openings(List.of(), null, null);

  public Openings {
    texts = List.copyOf(texts);
  }

  /** Texts only. */
  public static Openings of(List<Sealed> texts) {
    return new Openings(texts, null, null);
  }
}
