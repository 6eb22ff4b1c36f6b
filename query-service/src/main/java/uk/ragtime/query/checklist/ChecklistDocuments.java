package uk.ragtime.query.checklist;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.tenancy.Tenant;

/** Reads checklist versions from the log, where all that was published of them stands. */
final class ChecklistDocuments {
  private static final String PUBLISHED =
      """
      select l.type, l.data
        from checklist_version v
        join event_log l
          on l.partnership = v.partnership
         and l.position = v.position
       where v.partnership = :partnership
         and v.checklist = :checklist
         and v.version = :version
      """;

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ChecklistDocuments() {}

  /**
   * @throws uk.ragtime.web.ProblemException checklist-unknown
   */
  static ChecklistDocument require(Tenant tenant, ChecklistCode checklist, int version) {
    return tenant
        .ask(PUBLISHED)
        .param("checklist", checklist.value())
        .param("version", version)
        .query((row, _) -> read(row.getString("type"), row.getString("data")))
        .optional()
        .map(ChecklistDocument::of)
        .orElseThrow(() ->
            Refusals.CHECKLIST_UNKNOWN.because(
                "The partnership has no version " + version + " of a checklist " + checklist));
  }

  private static ChecklistVersionPublished read(String cloudEventsType, String data) {
    EventType type = EventType.parse(cloudEventsType);
    Map<String, Object> fields = JSON.readValue(data, FIELDS);
    Map<String, Object> today =
        Upcasting.CURRENT.concerns(type) ? Upcasting.CURRENT.apply(type, fields).fields() : fields;
    return JSON.convertValue(today, ChecklistVersionPublished.class);
  }
}
