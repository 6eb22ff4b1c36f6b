package uk.ragtime.portal.area;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Sentence;
import uk.ragtime.portal.page.Words;

/**
 * An agency's rating of a capability, and what it remembers.
 *
 * @param name as a screen reader tells it: rating, note, capability and agency
 * @param address of its story, or of what is asked where it is not rated; null for a visitor who
 *     may not read either
 */
public record HeatCell(
    String agency,
    RatingLabel label,
    String word,
    Move move,
    boolean carriedOver,
    @Nullable Note note,
    String name,
    @Nullable String address) {

  /** The fate of the rating at the earlier moment. */
  public enum Move {
    NONE,
    BETTER,
    WORSE
  }

  /** The one note beneath the word. */
  public record Note(Move move, String text) {}

  private static final String CHALLENGED = "CHALLENGED";

  boolean isBetter() {
    return move == Move.BETTER;
  }

  boolean isWorse() {
    return move == Move.WORSE;
  }

  /** Names in the stylesheet. */
  public String look() {
    return "tile--"
        + label.slug()
        + (isWorse() ? " tile--worse" : "")
        + (carriedOver ? " tile--carried" : "");
  }

  static boolean isChallenged(Profile.Given given) {
    Profile.Challenge challenge = given.challenge();
    return challenge == null ? CHALLENGED.equals(given.stage()) : challenge.open();
  }

  /** Words of the labels, asked for once and not for each cell. */
  static Map<RatingLabel, String> labels(Words words) {
    Map<RatingLabel, String> labels = new EnumMap<>(RatingLabel.class);
    for (RatingLabel label : RatingLabel.values()) {
      labels.put(label, words.label(label));
    }
    return labels;
  }

  /** Makes the cells of one map. */
  static final class Maker {
    private final @Nullable ProfileAddress stories;
    private final Words words;
    private final Map<RatingLabel, String> labels;
    private final Map<RatingLabel, String> was = new EnumMap<>(RatingLabel.class);
    private final Sentence plain;
    private final Sentence noted;
    private final String query;

    /**
     * @param stories null if the visitor may not read them
     */
    Maker(@Nullable ProfileAddress stories, Words words) {
      this.stories = stories;
      this.words = words;
      this.labels = labels(words);
      this.plain = words.sentence("heat.cell", 3);
      this.noted = words.sentence("heat.cell.noted", 4);
      labels.forEach((label, word) -> was.put(label, words.say("heat.was", word)));
      this.query = stories == null ? "" : stories.query();
    }

    HeatCell make(
        Profile.CapabilityRow capability,
        HeatMap.Column agency,
        Profile.@Nullable Given given,
        @Nullable Rating before,
        boolean regrouped) {
      Rating rating = given == null ? null : given.rating();
      boolean carriedOver = rating != null && given != null && given.isCarriedOver();
      Move move = move(before, rating);
      Note note = note(move, before, rating, given, carriedOver, regrouped);
      RatingLabel label = RatingLabel.of(rating);
      String word = labels.getOrDefault(label, "");
      String name =
          note == null
              ? plain.with(word, capability.title(), agency.name())
              : noted.with(word, note.text(), capability.title(), agency.name());
      return new HeatCell(
          agency.code(),
          label,
          word,
          move,
          carriedOver,
          note,
          name,
          address(agency.code(), capability.code()));
    }

    /** Codes need no encoding in a path. */
    private @Nullable String address(String agency, String capability) {
      return stories == null
          ? null
          : "/"
              + stories.area().partnership()
              + "/areas/"
              + stories.area().area()
              + "/agencies/"
              + agency
              + "/capabilities/"
              + capability
              + query;
    }

    private @Nullable Note note(
        Move move,
        @Nullable Rating before,
        @Nullable Rating now,
        Profile.@Nullable Given given,
        boolean carriedOver,
        boolean regrouped) {
      String then = before == null ? "" : was.getOrDefault(RatingLabel.of(before), "");
      if (move == Move.WORSE) {
        return new Note(move, then);
      }
      if (now != null && given != null && isChallenged(given)) {
        return new Note(Move.NONE, challenged(given.challenge()));
      }
      if (move == Move.BETTER) {
        return new Note(move, then);
      }
      if (regrouped) {
        return new Note(Move.NONE, words.say("area.profile.regrouped"));
      }
      if (before != null && before != now) {
        return new Note(Move.NONE, then);
      }
      return carriedOver ? new Note(Move.NONE, words.say("area.profile.carried")) : null;
    }

    private String challenged(Profile.@Nullable Challenge challenge) {
      return challenge == null
          ? words.say("area.profile.challenged")
          : words.say(
              "area.profile.challenged.sees",
              labels.getOrDefault(RatingLabel.of(challenge.sees()), ""));
    }

    /** Only Red, Amber and Green are better or worse than one another. */
    private static Move move(@Nullable Rating before, @Nullable Rating now) {
      if (before == null
          || now == null
          || before == Rating.NOT_APPLICABLE
          || now == Rating.NOT_APPLICABLE) {
        return Move.NONE;
      }
      int by = now.compareTo(before);
      return by > 0 ? Move.BETTER : by < 0 ? Move.WORSE : Move.NONE;
    }
  }
}
