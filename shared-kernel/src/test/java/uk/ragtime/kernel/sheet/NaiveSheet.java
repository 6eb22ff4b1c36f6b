package uk.ragtime.kernel.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;

/**
 * The sheet of an assessment as a reader of the specification would write it down, line by line.
 */
final class NaiveSheet {
  private record Said(
      String stage,
      String rating,
      String day,
      @Nullable Object rationale,
      @Nullable Object evidence) {}

  private final List<SheetEvent> events;

  NaiveSheet(List<SheetEvent> events) {
    this.events = events;
  }

  String text(String partnership, ChecklistDigest checklist) {
    SheetEvent last = events.get(events.size() - 1);
    String ratings = "";
    for (var capability : checklist.capabilities()) {
      ratings += (ratings.isEmpty() ? "" : ",") + rating(capability.value());
    }
    return "{\"agency\":\""
        + last.event().agency()
        + "\",\"area\":\""
        + last.event().area()
        + "\",\"checklist\":{\"code\":\""
        + checklist.checklist()
        + "\",\"sha256\":\""
        + checklist.sha256()
        + "\",\"version\":"
        + checklist.version()
        + "},\"cycle\":\""
        + last.event().cycle()
        + "\",\"form\":1,\"partnership\":\""
        + partnership
        + "\",\"position\":"
        + last.position()
        + ",\"ratings\":["
        + ratings
        + "],\"version\":"
        + last.version()
        + "}";
  }

  private String rating(String capability) {
    int self = last(capability, "SELF", -1);
    int challenged = last(capability, "CHALLENGED", Math.max(self, lastMove(capability)));
    int agreed = last(capability, "AGREED", Math.max(self, challenged));
    String words = "";
    for (int i : new int[] {self, challenged, agreed}) {
      if (i >= 0) {
        words += (words.isEmpty() ? "" : ",") + word(i);
      }
    }
    int ownWord = self;
    int agreement = last(capability, "AGREED", -1);
    int standing = later(ownWord, agreement);
    return "{\"capability\":\""
        + capability
        + "\","
        + (standing < 0 ? "" : "\"standing\":\"" + said(standing).rating() + "\",")
        + "\"words\":["
        + words
        + "]}";
  }

  private String word(int i) {
    Said said = said(i);
    return "{\"at\":"
        + events.get(i).position()
        + ",\"effectiveOn\":\""
        + said.day()
        + "\""
        + (said.evidence() == null ? "" : ",\"evidence\":\"" + said.evidence() + "\"")
        + ",\"rating\":\""
        + said.rating()
        + "\""
        + (said.rationale() == null ? "" : ",\"rationale\":\"" + said.rationale() + "\"")
        + ",\"stage\":\""
        + said.stage()
        + "\"}";
  }

  /** Index of the newest word of a stage that was recorded after an index; -1 if there is none. */
  private int last(String capability, String stage, int after) {
    int newest = -1;
    for (int i = after + 1; i < events.size(); i++) {
      if (isAbout(events.get(i).event(), capability)
          && !isWithdrawn(events.get(i).position())
          && !(events.get(i).event() instanceof RatingWithdrawn)
          && said(i).stage().equals(stage)) {
        newest = later(newest, i);
      }
    }
    return newest;
  }

  private int later(int one, int other) {
    if (one < 0 || other < 0) {
      return Math.max(one, other);
    }
    int days = said(one).day().compareTo(said(other).day());
    return days == 0 ? Math.max(one, other) : days > 0 ? one : other;
  }

  /** Index at which the agency last changed or withdrew a rating; -1 if it never did. */
  private int lastMove(String capability) {
    for (int i = events.size() - 1; i >= 0; i--) {
      AssessmentEvent event = events.get(i).event();
      if (isAbout(event, capability)
          && (event instanceof RatingChanged || event instanceof RatingWithdrawn)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isWithdrawn(long position) {
    return events.stream()
        .anyMatch(e -> e.event() instanceof RatingWithdrawn w && w.withdrawn() == position);
  }

  private static boolean isAbout(AssessmentEvent event, String capability) {
    String about = "";
    if (event instanceof RatingChanged e) {
      about = e.capability().value();
    } else if (event instanceof RatingReconfirmed e) {
      about = e.capability().value();
    } else if (event instanceof RatingChallenged e) {
      about = e.capability().value();
    } else if (event instanceof RatingAgreed e) {
      about = e.capability().value();
    } else if (event instanceof RatingWithdrawn e) {
      about = e.capability().value();
    }
    return about.equals(capability);
  }

  private Said said(int i) {
    AssessmentEvent event = events.get(i).event();
    if (event instanceof RatingChanged e) {
      return new Said(
          "SELF", e.to() + "", e.effectiveOn() + "", e.rationaleSeal(), e.evidenceSeal());
    }
    if (event instanceof RatingReconfirmed e) {
      return new Said(
          "SELF", e.rating() + "", e.effectiveOn() + "", e.remarkSeal(), e.evidenceSeal());
    }
    if (event instanceof RatingChallenged e) {
      return new Said(
          "CHALLENGED", e.sees() + "", e.effectiveOn() + "", e.rationaleSeal(), e.evidenceSeal());
    }
    if (event instanceof RatingAgreed e) {
      return new Said("AGREED", e.to() + "", e.effectiveOn() + "", e.rationaleSeal(), null);
    }
    throw new IllegalArgumentException("no word: " + event);
  }
}
