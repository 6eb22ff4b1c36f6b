package uk.ragtime.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Erasable;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

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
            "uk.ragtime.member-enrolled.v2",
            "uk.ragtime.member-changed.v2",
            "uk.ragtime.member-name-changed.v2",
            "uk.ragtime.member-invited.v2",
            "uk.ragtime.invitation-withdrawn.v2",
            "uk.ragtime.member-leave-scheduled.v2",
            "uk.ragtime.member-leave-called-off.v2",
            "uk.ragtime.area-defined.v1",
            "uk.ragtime.area-revised.v1",
            "uk.ragtime.agency-joined.v1",
            "uk.ragtime.agency-revised.v1",
            "uk.ragtime.checklist-version-published.v2",
            "uk.ragtime.cycle-scheduled.v1",
            "uk.ragtime.cycle-rescheduled.v1",
            "uk.ragtime.cycle-closed.v1",
            "uk.ragtime.assessment-opened.v1",
            "uk.ragtime.rating-changed.v2",
            "uk.ragtime.rating-reconfirmed.v2",
            "uk.ragtime.assessment-submitted.v1",
            "uk.ragtime.rating-challenged.v1",
            "uk.ragtime.challenge-answered.v1",
            "uk.ragtime.rating-agreed.v1",
            "uk.ragtime.rating-withdrawn.v1",
            "uk.ragtime.assessment-signed-off.v1",
            "uk.ragtime.assessment-reopened.v1",
            "uk.ragtime.assessment-extended.v1",
            "uk.ragtime.assessment-excused.v1",
            "uk.ragtime.assessment-expected.v1",
            "uk.ragtime.capabilities-assigned.v1",
            "uk.ragtime.comment-made.v1",
            "uk.ragtime.comment-withdrawn.v1",
            "uk.ragtime.profile-signed-off.v1",
            "uk.ragtime.cycle-cancelled.v1",
            "uk.ragtime.action-planned.v1",
            "uk.ragtime.action-revised.v1",
            "uk.ragtime.action-progressed.v1",
            "uk.ragtime.person-erased.v1",
            "uk.ragtime.texts-erased.v1",
            "uk.ragtime.erasure-deferred.v1",
            "uk.ragtime.erasure-carried-out.v1",
            "uk.ragtime.hold-placed.v1",
            "uk.ragtime.hold-lifted.v1"),
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
            published(new EventType("rating-changed", 2)), AssessmentEvent.RatingChanged.class);

    assertEquals(new StreamId("assessment/2026-autumn/blackpool/health-visiting"), event.stream());
  }

  /** Each of these is the word of an organisation; a new one has to be thought about. */
  @Test
  void noEventHasRoomForAPersonOrATextAboutOne() {
    assertThat(
            leaves(DomainEvent.class)
                .flatMap(EventContractTest::components)
                .filter(component -> mentions(component, String.class::equals))
                .map(EventContractTest::nameOf))
        .containsExactlyInAnyOrder(
            "PartnershipRegistered.name",
            "PartnershipRenamed.name",
            "AreaDefined.name",
            "AreaDefined.gssCode",
            "AreaRevised.name",
            "AreaRevised.gssCode",
            "AgencyJoined.name",
            "AgencyJoined.odsCode",
            "AgencyRevised.name",
            "AgencyRevised.odsCode",
            "ChecklistVersionPublished.title",
            "Capability.title",
            "Capability.section",
            "Capability.guidance",
            "Capability.red",
            "Capability.amber",
            "Capability.green",
            "CapabilityTranslation.title",
            "CapabilityTranslation.guidance",
            "CapabilityTranslation.red",
            "CapabilityTranslation.amber",
            "CapabilityTranslation.green",
            "Section.section",
            "TitleTranslation.title",
            "TitleTranslation.title",
            "CycleScheduled.name",
            "CycleRescheduled.name");
    assertThat(
            leaves(DomainEvent.class)
                .flatMap(EventContractTest::components)
                .filter(c -> mentions(c, type -> type.isAnnotationPresent(Erasable.class)))
                .map(EventContractTest::nameOf))
        .isEmpty();
  }

  @Test
  void whatPeopleCanAskToHaveErasedIsMarked() {
    assertThat(
            List.of(
                FreeText.class,
                Evidence.class,
                MemberCode.class,
                PersonName.class,
                Identity.class,
                Lookup.class,
                SealKey.class,
                Opening.class,
                ErasableText.class,
                ErasablePerson.class))
        .allMatch(type -> type.isAnnotationPresent(Erasable.class));
  }

  @Test
  void evidenceIsSealedWhereThereIsAny() throws IOException {
    for (String name : List.of("rating-changed", "rating-reconfirmed")) {
      EventType type = new EventType(name, 2);
      ObjectNode without = (ObjectNode) published(type);
      without.remove("evidenceSeal");
      assertThatThrownBy(() -> JSON.treeToValue(without, EventTypes.classOf(type)))
          .isInstanceOf(JacksonException.class);

      ObjectNode none = (ObjectNode) published(type);
      none.put("evidenceCount", 0);
      assertThatThrownBy(() -> JSON.treeToValue(none, EventTypes.classOf(type)))
          .isInstanceOf(JacksonException.class);
    }
  }

  @Test
  void anErasureNamesSomethingAndNotTooMuch() {
    TextPlace place = new TextPlace(1, SealedField.RATIONALE);
    HoldNumber hold = new HoldNumber("2026-7");
    List<TextPlace> most = Collections.nCopies(ErasureEvent.MAX_PLACES, place);
    List<TextPlace> more = Collections.nCopies(ErasureEvent.MAX_PLACES + 1, place);
    Seal seal = new Opening(SealedField.REASON, SealKey.of(new byte[32]), "An inquiry.").seal();

    assertThat(new TextsErased(1, most, ErasureGround.REQUEST).places()).hasSize(1000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextsErased(1, List.of(), ErasureGround.REQUEST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextsErased(1, more, ErasureGround.REQUEST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deferred(Set.of(), List.of(), Set.of(hold)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deferred(Set.of(), List.of(place), Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> deferred(Set.of(), more, Set.of(hold)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HoldPlaced(hold, Set.of(), Set.of(), seal, null));
  }

  @Test
  void anActorIsAMemberTheOperatorOrThePlatform() {
    MemberHandle member = new MemberHandle("m-4k7q2x9c1d");

    assertThat(ActorId.of(member)).isEqualTo(new ActorId("m-4k7q2x9c1d"));
    assertThat(ActorId.of(member).member()).contains(member);
    assertThat(ActorId.OPERATOR.member()).isEmpty();
    assertThat(ActorId.SYSTEM.member()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActorId("rita-rater"))
        .withMessageContaining("ragtime seal-v1")
        .withMessageNotContaining("rita");
  }

  private static ErasureDeferred deferred(
      Set<MemberHandle> members, List<TextPlace> places, Set<HoldNumber> holds) {
    return new ErasureDeferred(1, members, places, ErasureGround.REQUEST, holds);
  }

  /** The components of a record and of the records of its package that it is made of. */
  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component ->
            Stream.concat(
                Stream.of(component),
                types(component)
                    .filter(part -> part.isRecord() && part.getPackage() == type.getPackage())
                    .flatMap(EventContractTest::components)));
  }

  private static boolean mentions(RecordComponent component, Predicate<Class<?>> condition) {
    return types(component).anyMatch(condition);
  }

  /** The type of a component, or those that its collection is of. */
  private static Stream<Class<?>> types(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType generic
        ? Arrays.stream(generic.getActualTypeArguments()).map(argument -> (Class<?>) argument)
        : Stream.of(component.getType());
  }

  private static String nameOf(RecordComponent component) {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
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
