package uk.ragtime.portal.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import uk.ragtime.portal.page.Words;

/**
 * Health of the services, as far as they tell it over HTTP.
 *
 * @param rows facts that were told
 */
record HealthView(List<Row> rows) {
  /**
   * A fact.
   *
   * @param label key of its message
   */
  record Row(String label, String value) {}

  static HealthView of(Optional<JsonNode> query, Optional<JsonNode> commands, Words words) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("operator.health.query", status(query, words)));
    JsonNode projection = details(query, "projection");
    number(rows, "operator.health.projection.lag", projection.path("lagEvents"), words);
    word(rows, "operator.health.projection.fetch", projection.path("fetch"), words);
    number(rows, "operator.health.projection.parked", projection.path("parkedPartnerships"), words);
    number(
        rows, "operator.health.projection.misfits", projection.path("misfittingOpenings"), words);
    rows.add(new Row("operator.health.commands", status(commands, words)));
    JsonNode relay = details(commands, "relayLag");
    number(rows, "operator.health.relay.lag", relay.path("lagEvents"), words);
    word(rows, "operator.health.relay.leader", relay.path("leader"), words);
    word(rows, "operator.health.relay.topic", relay.path("topic"), words);
    word(rows, "operator.health.relay.remark", relay.path("remark"), words);
    return new HealthView(rows);
  }

  private static String status(Optional<JsonNode> health, Words words) {
    return words.forCode(
        "operator.status",
        health
            .map(it -> it.path("status").asString(""))
            .filter(it -> !it.isEmpty())
            .orElse("SILENT"));
  }

  private static JsonNode details(Optional<JsonNode> health, String component) {
    return health
        .<JsonNode>map(it -> it.path("components").path(component).path("details"))
        .orElseGet(MissingNode::getInstance);
  }

  private static void number(List<Row> rows, String label, JsonNode value, Words words) {
    if (value.isNumber()) {
      rows.add(new Row(label, words.say("operator.number", value.asLong())));
    } else {
      word(rows, label, value, words);
    }
  }

  private static void word(List<Row> rows, String label, JsonNode value, Words words) {
    String text = value.asString("");
    if (!text.isEmpty()) {
      rows.add(new Row(label, words.forCode("operator.word", text)));
    }
  }
}
