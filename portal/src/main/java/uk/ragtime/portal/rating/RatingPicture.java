package uk.ragtime.portal.rating;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/**
 * The picture of a rating's story, for wide and for narrow screens.
 *
 * @param sentence the story in one sentence, for those who do not see the picture
 * @param signs those that occur in it, for the key
 * @param cycles number of cycles of the whole story
 */
record RatingPicture(
    StoryPicture wide, StoryPicture narrow, String sentence, Set<Sign> signs, int cycles) {

  /** Cycles that a narrow screen has room for. */
  static final int NARROW = 3;

  /** Cycles beyond which the slots of the wide picture have no room for their names. */
  private static final int WIDE = 12;

  /** A sign that the key explains. */
  enum Sign {
    CARRIED_OVER,
    RECONFIRMED,
    CHALLENGED,
    AGREED,
    NOT_APPLICABLE,
    ON_BEHALF,
    LATE;

    /** Name in stylesheets and message keys. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param checklist whose cycles are slots
   * @return null where there is nothing to draw
   */
  static @Nullable RatingPicture of(
      List<Audit.Entry> audit,
      List<Lists.Cycle> all,
      @Nullable String checklist,
      LocalDate today,
      Words words) {
    List<PictureEntry> entries = PictureEntry.of(audit);
    List<Lists.Cycle> cycles =
        all.stream().filter(cycle -> cycle.checklist().equals(checklist)).toList();
    int number = StoryPicture.cyclesOf(entries, cycles, today);
    if (entries.stream().noneMatch(entry -> entry.kind().stands()) || number == 0) {
      return null;
    }
    StoryPicture wide = StoryPicture.of(entries, cycles, StoryPicture.Size.WIDE, WIDE, today);
    return new RatingPicture(
        wide,
        StoryPicture.of(entries, cycles, StoryPicture.Size.NARROW, NARROW, today),
        sentence(entries, number, words),
        signs(wide),
        number);
  }

  public boolean isShortened() {
    return cycles > NARROW;
  }

  private static Set<Sign> signs(StoryPicture picture) {
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    if (picture.runs().stream().anyMatch(StoryPicture.Run::carriedOver)) {
      signs.add(Sign.CARRIED_OVER);
    }
    for (StoryPicture.Mark mark : picture.marks()) {
      switch (mark.kind()) {
        case CHANGED -> {}
        case RECONFIRMED -> signs.add(Sign.RECONFIRMED);
        case CHALLENGED -> signs.add(Sign.CHALLENGED);
        case AGREED -> signs.add(Sign.AGREED);
      }
      if (mark.onBehalf()) {
        signs.add(Sign.ON_BEHALF);
      }
      if (mark.to() == RatingLabel.NOT_APPLICABLE) {
        signs.add(Sign.NOT_APPLICABLE);
      }
    }
    if (!picture.late().isEmpty()) {
      signs.add(Sign.LATE);
    }
    return signs;
  }

  private static String sentence(List<PictureEntry> entries, int cycles, Words words) {
    List<PictureEntry> standing = entries.stream().filter(entry -> entry.kind().stands()).toList();
    long changes =
        IntStream.range(1, standing.size())
            .filter(i -> standing.get(i).to() != standing.get(i - 1).to())
            .count();
    return words.say(
        "story.picture.sentence",
        words.label(standing.getFirst().to()),
        words.day(standing.getFirst().on()),
        changes,
        words.label(standing.getLast().to()),
        count(entries, PictureEntry.Kind.RECONFIRMED),
        count(entries, PictureEntry.Kind.CHALLENGED),
        count(entries, PictureEntry.Kind.AGREED),
        cycles);
  }

  private static long count(List<PictureEntry> entries, PictureEntry.Kind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).count();
  }
}
