package uk.ragtime.portal.api;

import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for all that is recorded of a member. */
@Component
public class MemberRecords {
  private static final String RECORD = "/v1/{partnership}/members/{member}/record";
  private static final String PAGE = RECORD + "?after={after}&limit={limit}";
  private static final String ENTRIES = "entries";
  private static final String NEXT = "next";

  /** As many entries as a reader scrolls through. */
  private static final int SHOWN_AT_ONCE = 50;

  /** The most that the service answers at once. */
  private static final int COPIED_AT_ONCE = 500;

  private final ServiceClient service;
  private final JsonMapper mapper;

  MemberRecords(RestClient.Builder builder, PortalSettings settings, JsonMapper mapper) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
    this.mapper = mapper;
  }

  /**
   * A page of a record.
   *
   * @param member code or handle
   * @param after position after which it begins
   */
  public MemberRecord page(Visitor visitor, String partnership, String member, long after) {
    return service.get(
        visitor, MemberRecord.class, PAGE, parameters(partnership, member, after, SHOWN_AT_ONCE));
  }

  /**
   * Copies a whole record as a table.
   *
   * @param target asked for only if there is a record
   * @throws Failure if there is none, or it breaks off
   */
  public void copyTable(
      Visitor visitor, String partnership, String member, Supplier<OutputStream> target) {
    service.copy(
        visitor, target, RECORD + ".csv", Map.of("partnership", partnership, "member", member));
  }

  /** Copies a whole record as one JSON document, likewise. */
  public void copyDocument(
      Visitor visitor, String partnership, String member, Supplier<OutputStream> target) {
    JsonNode page = document(visitor, partnership, member, 0);
    // A document that breaks off is not ended as if it were whole.
    try (JsonGenerator json =
        mapper
            .writer()
            .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .createGenerator(target.get())) {
      json.writeStartObject();
      for (Map.Entry<String, JsonNode> property : page.properties()) {
        if (!property.getKey().equals(ENTRIES) && !property.getKey().equals(NEXT)) {
          json.writeName(property.getKey());
          json.writeTree(property.getValue());
        }
      }
      json.writeArrayPropertyStart(ENTRIES);
      writeAll(json, page.path(ENTRIES));
      while (page.path(NEXT).isIntegralNumber()) {
        page = document(visitor, partnership, member, page.path(NEXT).asLong());
        writeAll(json, page.path(ENTRIES));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeAll(JsonGenerator json, JsonNode entries) {
    for (JsonNode entry : entries) {
      json.writeTree(entry);
    }
  }

  private JsonNode document(Visitor visitor, String partnership, String member, long after) {
    return service.get(
        visitor, JsonNode.class, PAGE, parameters(partnership, member, after, COPIED_AT_ONCE));
  }

  private static Map<String, Object> parameters(
      String partnership, String member, long after, int limit) {
    return Map.of("partnership", partnership, "member", member, "after", after, "limit", limit);
  }
}
