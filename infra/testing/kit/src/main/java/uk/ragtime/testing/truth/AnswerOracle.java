package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;
import uk.ragtime.testing.truth.ModelQuestion.History;
import uk.ragtime.testing.truth.ModelQuestion.Matrix;
import uk.ragtime.testing.truth.ModelQuestion.Movement;
import uk.ragtime.testing.truth.ModelQuestion.Profile;
import uk.ragtime.testing.truth.ModelQuestion.Ratings;

/**
 * Predicts the answers to queries from the model: a line of text for each thing that an answer
 * shows.
 */
record AnswerOracle(Model model) {
  SortedMap<String, String> answer(ModelQuestion question, Instant knownAt, Instant now) {
    return switch (question) {
      case Profile profile -> profile(profile, knownAt, now);
      case History history -> history(history, now);
      case Movement movement -> movement(movement, now);
      case Matrix matrix -> matrix(matrix, now);
      case Ratings ratings -> ratings(ratings, now);
    };
  }

  /** Key of a cell in the tables of answers. */
  static String at(String code, String agency) {
    return code + " of " + agency;
  }

  private SortedMap<String, String> profile(Profile asked, Instant knownAt, Instant now) {
    LocalDate day = asked.asOf() == null ? ModelCycle.dayOf(now) : asked.asOf().day();
    ModelCycle through =
        asked.cycle() == null
            ? current(asked.checklist(), day, knownAt)
            : model.cycle(asked.cycle(), knownAt);
    SortedMap<String, String> answer = new TreeMap<>();
    answer.put("cycle", through.code());
    answer.put("checklist", through.checklist());
    answer.put("day", (asked.isOutcome() ? model.outcomeDay(through, now) : day).toString());
    answer.put("items", items(through));
    int open = 0;
    for (String agency : model.agencies()) {
      AgencyInArea place = new AgencyInArea(asked.area(), agency);
      Viewpoint from =
          (asked.isOutcome()
                  ? model.outcome(place, through, knownAt, now)
                  : model.inForce(place, day, knownAt))
              .by(asked.stage());
      shown(through, from)
          .forEach((code, shown) ->
              answer.put(
                  at(code, agency),
                  ModelCell.of(shown, code, through, beside(shown, from)).toString()));
      open += open(through, from);
    }
    answer.put("open challenges", String.valueOf(open));
    return answer;
  }

  private ModelCycle current(@Nullable String checklist, LocalDate day, Instant knownAt) {
    List<ModelCycle> cycles = model.cycles(knownAt);
    String ofWhich = checklist == null ? Model.current(cycles, day).checklist() : checklist;
    return Model.current(
        cycles.stream().filter(cycle -> cycle.checklist().equals(ofWhich)).toList(), day);
  }

  private String items(ModelCycle through) {
    return String.join(" ", model.codes(through.checklist(), through.version()));
  }

  /** By code, what shows; an item that shows nothing is not there. */
  private Map<String, RecordedRating> shown(ModelCycle through, Viewpoint from) {
    Map<String, RecordedRating> all = new TreeMap<>();
    for (String code : model.codes(through.checklist(), through.version())) {
      RecordedRating shown = model.shows(through, code, from);
      if (shown != null) {
        all.put(code, shown);
      }
    }
    return all;
  }

  /** The other words that a profile has beside a rating. */
  private String beside(RecordedRating shown, Viewpoint from) {
    ModelReview review = new ModelReview(model, from);
    Model.Line line = model.lineOf(shown);
    RecordedRating self = review.self(line);
    ModelReview.Shown challenge = review.challenge(line);
    List<String> words = new ArrayList<>();
    if (shown.kind() == Noted.Kind.AGREED && self != null) {
      words.add("self " + self.rating());
    }
    if (challenge != null) {
      words.add(challenge.toString());
    }
    return String.join("; ", words);
  }

  /** The words that the export has beside a rating that stands. */
  private String allBeside(RecordedRating shown, String code, ModelCycle through, Viewpoint from) {
    ModelReview review = new ModelReview(model, from);
    Model.Line line = model.lineOf(shown);
    ModelReview.Shown challenge = review.challenge(line);
    RecordedRating agreed =
        shown.kind() == Noted.Kind.AGREED
            ? shown
            : model.shows(through, code, from.by(Stage.AGREED));
    return allBeside(
        state(review.self(line)),
        state(agreed),
        challenge == null || !challenge.open() ? "NOT_RATED" : challenge.sees().name());
  }

  static String allBeside(String self, String agreed, String challenge) {
    return "self %s; agreed %s; open challenge %s".formatted(self, agreed, challenge);
  }

  /** Number of ratings shown with an open challenge. */
  private int open(ModelCycle through, Viewpoint from) {
    return (int)
        shown(through, from).values().stream()
            .filter(shown -> new ModelReview(model, from).isOpen(model.lineOf(shown)))
            .count();
  }

  /** Each opened cycle's outcome, in order, counted through the cycle's own version. */
  private SortedMap<String, String> history(History asked, Instant now) {
    List<ModelCycle> points =
        model.cycles(Model.NOW).stream()
            .filter(cycle -> cycle.checklist().equals(asked.checklist()))
            .filter(cycle -> cycle.hasOpenedBy(ModelCycle.dayOf(now)))
            .sorted(ModelCycle.IN_ORDER)
            .toList();
    SortedMap<String, String> answer = new TreeMap<>();
    answer.put("points", String.join(" ", points.stream().map(ModelCycle::code).toList()));
    for (ModelCycle point : points) {
      List<@Nullable RecordedRating> shown = new ArrayList<>();
      int open = 0;
      for (String agency : model.agencies()) {
        AgencyInArea place = new AgencyInArea(asked.area(), agency);
        Viewpoint from = model.outcome(place, point, Model.NOW, now).by(asked.stage());
        for (String code : model.codes(point.checklist(), point.version())) {
          shown.add(model.shows(point, code, from));
        }
        open += open(point, from);
      }
      answer.put(point.code(), withOpen(Distribution.of(shown), open));
    }
    return answer;
  }

  /**
   * From one outcome to another, through the version of the later one; but an item has what it
   * carries on of the first cycle's version as it shows there.
   */
  private SortedMap<String, String> movement(Movement asked, Instant now) {
    ModelCycle from = model.cycle(asked.from());
    ModelCycle to = model.cycle(asked.to());
    SortedMap<String, String> answer = new TreeMap<>();
    answer.put("cycle", to.code());
    answer.put("checklist", to.checklist());
    int openBefore = 0;
    int openAfter = 0;
    for (String agency : model.agencies()) {
      AgencyInArea place = new AgencyInArea(asked.area(), agency);
      Viewpoint first = model.outcome(place, from, Model.NOW, now).by(asked.stage());
      Viewpoint last = model.outcome(place, to, Model.NOW, now).by(asked.stage());
      openBefore += open(from, first);
      openAfter += open(to, last);
      for (String code : model.codes(to.checklist(), to.version())) {
        RecordedRating before = model.showsFrom(from, to, code, first);
        RecordedRating after = model.shows(to, code, last);
        answer.put(at(code, agency), state(before) + " to " + state(after));
      }
    }
    answer.put("open challenges", openBefore + " to " + openAfter);
    return answer;
  }

  static String withOpen(Distribution distribution, int open) {
    return distribution + ", " + open + " challenged";
  }

  private static String state(@Nullable RecordedRating shown) {
    return shown == null ? "NOT_RATED" : shown.rating().name();
  }

  private SortedMap<String, String> matrix(Matrix asked, Instant now) {
    LocalDate today = ModelCycle.dayOf(now);
    ModelCycle through = current(asked.checklist(), today, Model.NOW);
    SortedMap<String, String> answer = new TreeMap<>();
    answer.put("cycle", through.code());
    answer.put("checklist", through.checklist());
    for (String area : model.areas()) {
      for (String code : model.codes(through.checklist(), through.version())) {
        List<@Nullable RecordedRating> all = new ArrayList<>();
        int open = 0;
        for (String agency : model.agencies()) {
          AgencyInArea place = new AgencyInArea(area, agency);
          Viewpoint from = model.inForce(place, today, Model.NOW).by(asked.stage());
          RecordedRating shown = model.shows(through, code, from);
          all.add(shown);
          open += shown != null && new ModelReview(model, from).isOpen(model.lineOf(shown)) ? 1 : 0;
        }
        answer.put(at(code, "all in " + area), withOpen(Distribution.of(all), open));
      }
    }
    return answer;
  }

  private SortedMap<String, String> ratings(Ratings asked, Instant now) {
    ModelCycle through = model.cycle(asked.cycle());
    SortedMap<String, String> answer = new TreeMap<>();
    for (AgencyInArea place : model.places()) {
      Viewpoint from = model.outcome(place, through, Model.NOW, now).by(asked.stage());
      Map<String, RecordedRating> all = shown(through, from);
      for (String code : model.codes(through.checklist(), through.version())) {
        RecordedRating shown = all.get(code);
        String key = through.checklist() + "/" + through.version() + "/" + code;
        answer.put(
            at(key, place.toString()),
            shown == null
                ? "not rated"
                : ModelCell.of(
                        shown,
                        code,
                        through,
                        asked.stage() == Stage.STANDING
                            ? allBeside(shown, code, through, from)
                            : "")
                    .toString());
      }
    }
    return answer;
  }
}
