package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
    for (String agency : model.agencies()) {
      AgencyInArea place = new AgencyInArea(asked.area(), agency);
      Model.InForce inForce =
          asked.isOutcome()
              ? model.outcome(place, through, knownAt, now)
              : model.inForce(place, day, knownAt);
      cells(through, inForce)
          .forEach((code, cell) -> answer.put(at(code, agency), cell.toString()));
    }
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
  private Map<String, ModelCell> cells(ModelCycle through, Model.InForce inForce) {
    Map<String, ModelCell> cells = new TreeMap<>();
    for (String code : model.codes(through.checklist(), through.version())) {
      RecordedRating shown = model.shows(through, code, inForce);
      if (shown != null) {
        cells.put(code, ModelCell.of(shown, code, through));
      }
    }
    return cells;
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
      for (String agency : model.agencies()) {
        AgencyInArea place = new AgencyInArea(asked.area(), agency);
        for (String code : model.codes(point.checklist(), point.version())) {
          shown.add(model.shows(point, code, model.outcome(place, point, Model.NOW, now)));
        }
      }
      answer.put(point.code(), Distribution.of(shown).toString());
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
    for (String agency : model.agencies()) {
      AgencyInArea place = new AgencyInArea(asked.area(), agency);
      for (String code : model.codes(to.checklist(), to.version())) {
        RecordedRating before =
            model.showsFrom(from, to, code, model.outcome(place, from, Model.NOW, now));
        RecordedRating after = model.shows(to, code, model.outcome(place, to, Model.NOW, now));
        answer.put(at(code, agency), state(before) + " to " + state(after));
      }
    }
    return answer;
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
        List<@Nullable RecordedRating> shown = new ArrayList<>();
        for (String agency : model.agencies()) {
          AgencyInArea place = new AgencyInArea(area, agency);
          shown.add(model.shows(through, code, model.inForce(place, today, Model.NOW)));
        }
        answer.put(at(code, "all in " + area), Distribution.of(shown).toString());
      }
    }
    return answer;
  }

  private SortedMap<String, String> ratings(Ratings asked, Instant now) {
    ModelCycle through = model.cycle(asked.cycle());
    SortedMap<String, String> answer = new TreeMap<>();
    for (AgencyInArea place : model.places()) {
      Map<String, ModelCell> cells = cells(through, model.outcome(place, through, Model.NOW, now));
      for (String code : model.codes(through.checklist(), through.version())) {
        ModelCell cell = cells.get(code);
        String key = through.checklist() + "/" + through.version() + "/" + code;
        answer.put(at(key, place.toString()), cell == null ? "not rated" : cell.toString());
      }
    }
    return answer;
  }
}
