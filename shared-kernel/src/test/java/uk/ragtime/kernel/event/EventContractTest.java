package uk.ragtime.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.lineage.Origin;

/** Events once published are read by today's classes, and written as they were. */
class EventContractTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Stream<EventType> types() {
    return EventTypes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void aPublishedEventIsReadAndWrittenUnchanged(EventType type) throws IOException {
    JsonNode published = published(type);

    DomainEvent event = JSON.treeToValue(published, EventTypes.classOf(type));

    assertEquals(published, JSON.readTree(JSON.writeValueAsString(event)));
    assertEquals(type, EventTypes.of(event));
  }

  @Test
  void aChecklistOfTheFirstRevisionIsReadAsTheSecond() throws IOException {
    EventType first = new EventType("checklist-version-published", 1);
    Map<String, Object> stored =
        JSON.convertValue(published(first), new TypeReference<Map<String, Object>>() {});

    Upcasting.Upcast today = Upcasting.CURRENT.apply(first, stored);
    var event =
        (ChecklistEvent.ChecklistVersionPublished)
            JSON.convertValue(today.fields(), EventTypes.classOf(today.type()));

    assertThat(today.type()).isEqualTo(new EventType("checklist-version-published", 2));
    assertThat(event.dropped()).isNull();
    assertThat(event.capabilities())
        .extracting(ChecklistEvent.Capability::code, ChecklistEvent.Capability::origin)
        .containsExactly(
            tuple(new CapabilityCode("tuning-in"), Origin.same(new CapabilityCode("cues"))));
  }

  @ParameterizedTest
  @MethodSource("types")
  void aFieldThatALaterReleaseAddsIsPassedOver(EventType type) throws IOException {
    ObjectNode published = (ObjectNode) published(type);
    DomainEvent today = JSON.treeToValue(published, EventTypes.classOf(type));

    published.put("addedLater", "something");

    assertEquals(today, JSON.treeToValue(published, EventTypes.classOf(type)));
  }

  @Test
  void everyEventHasAType() {
    assertEquals(
        leaves(DomainEvent.class).collect(Collectors.toSet()),
        EventTypes.all().stream().map(EventTypes::classOf).collect(Collectors.toSet()));
  }

  @Test
  void namesAreStoredSoTheyNeverChange() {
    assertEquals(
        Set.of(
            "uk.ragtime.partnership-registered.v1",
            "uk.ragtime.partnership-renamed.v1",
            "uk.ragtime.member-enrolled.v1",
            "uk.ragtime.member-changed.v1",
            "uk.ragtime.member-name-changed.v1",
            "uk.ragtime.member-invited.v1",
            "uk.ragtime.invitation-withdrawn.v1",
            "uk.ragtime.member-leave-scheduled.v1",
            "uk.ragtime.member-leave-called-off.v1",
            "uk.ragtime.area-defined.v1",
            "uk.ragtime.area-revised.v1",
            "uk.ragtime.agency-joined.v1",
            "uk.ragtime.agency-revised.v1",
            "uk.ragtime.checklist-version-published.v2",
            "uk.ragtime.cycle-scheduled.v1",
            "uk.ragtime.cycle-rescheduled.v1",
            "uk.ragtime.cycle-closed.v1",
            "uk.ragtime.assessment-opened.v1",
            "uk.ragtime.rating-changed.v1",
            "uk.ragtime.rating-reconfirmed.v1"),
        types().map(EventType::cloudEventsType).collect(Collectors.toSet()));
  }

  @Test
  void aTypeIsReadBackFromItsPublishedForm() {
    EventType type = new EventType("rating-changed", 12);

    assertEquals(type, EventType.parse(type.cloudEventsType()));
    assertThatThrownBy(() -> EventType.parse("com.example.rating-changed.v1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventTypes.classOf(type))
        .isInstanceOf(UnknownEventTypeException.class);
  }

  @Test
  void anEventKnowsItsStream() throws IOException {
    DomainEvent event =
        JSON.treeToValue(
            published(new EventType("rating-changed", 1)), AssessmentEvent.RatingChanged.class);

    assertEquals(new StreamId("assessment/2026-autumn/blackpool/health-visiting"), event.stream());
  }

  @Test
  void noEventHasRoomForAPersonsName() {
    assertThat(leaves(MemberEvent.class).flatMap(type -> Arrays.stream(type.getRecordComponents())))
        .extracting(component -> component.getType().getSimpleName())
        .containsOnly("MemberCode", "Identity", "CodeHash", "LocalDate", "Set");
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventContractTest::leaves)
        : Stream.of(type);
  }

  private static JsonNode published(EventType type) throws IOException {
    String name = "/contract/" + type.name() + ".v" + type.revision() + ".json";
    try (InputStream json = EventContractTest.class.getResourceAsStream(name)) {
      assertThat(json).as("the committed example %s", name).isNotNull();
      return JSON.readTree(json);
    }
  }
}
