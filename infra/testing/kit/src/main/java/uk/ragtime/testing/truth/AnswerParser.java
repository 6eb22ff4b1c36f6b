package uk.ragtime.testing.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestResponse;

/** Parses answers into the lines of {@link AnswerOracle}. */
final class AnswerParser {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private AnswerParser() {}

  static SortedMap<String, String> of(ModelQuestion question, TestResponse answer) {
    return switch (question) {
      case ModelQuestion.Profile _ -> profile(answer.json());
      case ModelQuestion.History _ -> history(answer.json());
      case ModelQuestion.Movement _ -> movement(answer.json());
      case ModelQuestion.Matrix _ -> matrix(answer.json());
      case ModelQuestion.Ratings ratings -> ratings(answer.body(), ratings.stage());
    };
  }

  private static SortedMap<String, String> profile(JsonNode json) {
    SortedMap<String, String> shown = new TreeMap<>();
    shown.put("cycle", json.path("cycle").asString(""));
    shown.put("checklist", json.path("checklist").asString(""));
    shown.put("day", json.path("asOfDay").asString(""));
    List<String> items = new ArrayList<>();
    for (JsonNode capability : json.path("capabilities")) {
      String code = capability.path("code").asString();
      items.add(code);
      for (JsonNode rating : capability.path("ratings")) {
        ModelCell cell =
            new ModelCell(
                Rating.valueOf(rating.path("rating").asString()),
                LocalDate.parse(rating.path("effectiveOn").asString()),
                rating.path("cycle").asString(),
                rating.path("carriedOver").asBoolean(),
                rating.path("ratedAs").asString(""),
                rating.path("stage").asString(),
                beside(rating));
        shown.put(AnswerOracle.at(code, rating.path("agency").asString()), cell.toString());
      }
    }
    shown.put("items", String.join(" ", items));
    shown.put("open challenges", String.valueOf(json.path("openChallenges").asInt(0)));
    return shown;
  }

  private static String beside(JsonNode rating) {
    List<String> words = new ArrayList<>();
    JsonNode challenge = rating.path("challenge");
    if (rating.path("self").isString()) {
      words.add("self " + rating.path("self").asString());
    }
    if (challenge.isObject()) {
      words.add(
          new ModelReview.Shown(
                  Rating.valueOf(challenge.path("sees").asString()),
                  challenge.path("open").asBoolean())
              .toString());
    }
    return String.join("; ", words);
  }

  private static SortedMap<String, String> history(JsonNode json) {
    SortedMap<String, String> shown = new TreeMap<>();
    List<String> points = new ArrayList<>();
    for (JsonNode point : json.path("points")) {
      String cycle = point.path("period").asString();
      points.add(cycle);
      shown.put(cycle, distribution(point));
    }
    shown.put("points", String.join(" ", points));
    return shown;
  }

  private static SortedMap<String, String> movement(JsonNode json) {
    SortedMap<String, String> shown = new TreeMap<>();
    shown.put("cycle", json.path("cycle").asString(""));
    shown.put("checklist", json.path("checklist").asString(""));
    for (JsonNode capability : json.path("capabilities")) {
      for (JsonNode cell : capability.path("agencies")) {
        shown.put(
            AnswerOracle.at(capability.path("code").asString(), cell.path("agency").asString()),
            state(cell.path("from")) + " to " + state(cell.path("to")));
      }
    }
    shown.put(
        "open challenges",
        json.path("from").path("openChallenges").asInt(0)
            + " to "
            + json.path("to").path("openChallenges").asInt(0));
    return shown;
  }

  /** Several that were rated unlike claim nothing together. */
  private static String state(JsonNode state) {
    return state.asString().equals("REGROUPED") ? "NOT_RATED" : state.asString();
  }

  private static SortedMap<String, String> matrix(JsonNode json) {
    SortedMap<String, String> shown = new TreeMap<>();
    shown.put("cycle", json.path("cycle").asString(""));
    shown.put("checklist", json.path("checklist").asString(""));
    for (JsonNode area : json.path("areas")) {
      for (int i = 0; i < json.path("capabilities").size(); i++) {
        shown.put(
            AnswerOracle.at(
                json.path("capabilities").path(i).path("code").asString(),
                "all in " + area.path("area").asString()),
            distribution(area.path("cells").path(i)));
      }
    }
    return shown;
  }

  private static String distribution(JsonNode of) {
    JsonNode counts = of.path("distribution");
    return AnswerOracle.withOpen(
        new Distribution(
            counts.path("red").asLong(),
            counts.path("amber").asLong(),
            counts.path("green").asLong(),
            counts.path("notApplicable").asLong(),
            counts.path("notRated").asLong()),
        of.path("openChallenges").asInt(0));
  }

  /** No text in these files has a comma or a quotation mark. */
  private static SortedMap<String, String> ratings(String csv, Stage stage) {
    List<String> lines = csv.replace(BYTE_ORDER_MARK, "").lines().toList();
    List<String> header = List.of(lines.getFirst().split(",", -1));
    SortedMap<String, String> shown = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      Map<String, String> row = new HashMap<>();
      String[] fields = line.split(",", -1);
      for (int i = 0; i < fields.length; i++) {
        row.put(header.get(i), fields[i]);
      }
      AgencyInArea place = new AgencyInArea(in(row, "area_key"), in(row, "agency_key"));
      shown.put(AnswerOracle.at(in(row, "capability_key"), place.toString()), cell(row, stage));
    }
    return shown;
  }

  private static String cell(Map<String, String> row, Stage stage) {
    return in(row, "rating").isEmpty()
        ? "not rated"
        : new ModelCell(
                Rating.valueOf(in(row, "rating")),
                LocalDate.parse(in(row, "effective_on")),
                in(row, "rated_in_cycle_key"),
                in(row, "is_carried_over").equals("true"),
                in(row, "rated_as_code").equals(code(row)) ? "" : in(row, "rated_as_code"),
                in(row, "stage"),
                stage == Stage.STANDING
                    ? AnswerOracle.allBeside(
                        state(row, "self_rating"),
                        state(row, "agreed_rating"),
                        state(row, "open_challenge"))
                    : "")
            .toString();
  }

  private static String state(Map<String, String> row, String column) {
    return in(row, column).isEmpty() ? "NOT_RATED" : in(row, column);
  }

  /** The last part of a key that begins with checklist and version. */
  private static String code(Map<String, String> row) {
    String key = in(row, "capability_key");
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static String in(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }
}
