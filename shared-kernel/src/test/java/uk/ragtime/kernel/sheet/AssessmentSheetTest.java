package uk.ragtime.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.seal.Seal;

/** Sheets are the same bytes for ever. */
class AssessmentSheetTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final PartnershipCode PENNINE = new PartnershipCode("pennine");
  private static final CycleCode CYCLE = new CycleCode("2026-autumn");
  private static final AreaCode CALDER = new AreaCode("calder");
  private static final AgencyCode HEALTH_VISITING = new AgencyCode("health-visiting");
  private static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
  private static final long SEED = 20_261_129;

  /** The example that the form was published with. */
  @Test
  void theFirstFormIsTheOneThatWasPublished() {
    List<SheetEvent> events =
        List.of(
            new SheetEvent(
                41,
                2,
                new RatingChanged(
                    CYCLE,
                    CALDER,
                    HEALTH_VISITING,
                    TUNING_IN,
                    null,
                    Rating.GREEN,
                    Stage.SELF,
                    ChangeReason.FIRST_RATING,
                    null,
                    null,
                    0,
                    DAY,
                    false)),
            new SheetEvent(
                55,
                8,
                new RatingChallenged(
                    CYCLE,
                    CALDER,
                    HEALTH_VISITING,
                    TUNING_IN,
                    Rating.GREEN,
                    Rating.RED,
                    new Seal("0ixmszOTrQ-_qKtrCwQ3dVf_3DhHzQVpzB12cb1EFzg"),
                    null,
                    0,
                    DAY)),
            new SheetEvent(
                57,
                9,
                new RatingAgreed(
                    CYCLE,
                    CALDER,
                    HEALTH_VISITING,
                    TUNING_IN,
                    Rating.GREEN,
                    Rating.AMBER,
                    Rating.GREEN,
                    Basis.REVIEWER_ACCEPTED,
                    null,
                    DAY,
                    false)));
    ChecklistDigest checklist =
        ChecklistDigest.of(new ChecklistCode("mini"), 1, List.of(TUNING_IN), Map.of());

    Sheet sheet = AssessmentSheet.of(PENNINE, checklist, events);

    assertThat(sheet.text())
        .isEqualTo(
            "{\"agency\":\"health-visiting\",\"area\":\"calder\",\"checklist\":{\"code\":\"mini\","
                + "\"sha256\":\"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\","
                + "\"version\":1},\"cycle\":\"2026-autumn\",\"form\":1,\"partnership\":\"pennine\","
                + "\"position\":57,\"ratings\":[{\"capability\":\"tuning-in\",\"standing\":\"AMBER\","
                + "\"words\":[{\"at\":41,\"effectiveOn\":\"2026-10-05\",\"rating\":\"GREEN\","
                + "\"stage\":\"SELF\"},{\"at\":55,\"effectiveOn\":\"2026-10-05\",\"rating\":\"RED\","
                + "\"rationale\":\"0ixmszOTrQ-_qKtrCwQ3dVf_3DhHzQVpzB12cb1EFzg\","
                + "\"stage\":\"CHALLENGED\"},{\"at\":57,\"effectiveOn\":\"2026-10-05\","
                + "\"rating\":\"AMBER\",\"stage\":\"AGREED\"}]}],\"version\":9}");
    assertThat(sheet.text().getBytes(StandardCharsets.UTF_8)).hasSize(580);
    assertThat(sheet.hash().value())
        .isEqualTo("7940f4a75807b8290f5b74ec21327f8b3d21ea32e0546963ad60a3fdf6c53616");
  }

  @Test
  void twoWritersAgreeOnWhateverIsRecorded() {
    Random random = new Random(SEED);
    ChecklistDigest checklist =
        ChecklistDigest.of(
            new ChecklistCode("mini"), 1, RandomAssessment.CAPABILITIES, Map.of("title", "Mini"));
    for (int run = 0; run < 3000; run++) {
      List<SheetEvent> events = new RandomAssessment(random).events();

      Sheet sheet = AssessmentSheet.of(PENNINE, checklist, events);

      assertThat(sheet.text())
          .as("seed %d, run %d: %s", SEED, run, events)
          .isEqualTo(new NaiveSheet(events).text("pennine", checklist));
    }
  }

  @Test
  void anAssessmentThatHasNoEventsHasNoSheet() {
    ChecklistDigest checklist =
        ChecklistDigest.of(new ChecklistCode("mini"), 1, List.of(TUNING_IN), Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AssessmentSheet.of(PENNINE, checklist, List.of()));
  }

  /** Committed with the release that signed them first; never edited. */
  @ParameterizedTest
  @ValueSource(strings = {"settled-by-agreement", "reopened-and-corrected", "historic"})
  void aCommittedStreamHasTheSheetItWasSignedWith(String name) throws IOException {
    JsonNode stream = JSON.readTree(resource(name + ".events.json"));
    JsonNode stored = stream.get("checklist");
    List<CapabilityCode> capabilities = new ArrayList<>();
    stored
        .get("capabilities")
        .forEach(item -> capabilities.add(new CapabilityCode(item.get("code").stringValue())));
    ChecklistDigest checklist =
        ChecklistDigest.of(
            new ChecklistCode(stored.get("checklist").stringValue()),
            stored.get("version").intValue(),
            capabilities,
            JSON.convertValue(stored, new TypeReference<Map<String, Object>>() {}));
    List<SheetEvent> events = new ArrayList<>();
    for (JsonNode event : stream.get("events")) {
      events.add(
          new SheetEvent(
              event.get("position").longValue(),
              event.get("version").longValue(),
              (AssessmentEvent)
                  JSON.treeToValue(
                      event.get("data"),
                      EventTypes.classOf(EventType.ofLabel(event.get("type").stringValue())))));
    }

    Sheet sheet =
        AssessmentSheet.of(
            new PartnershipCode(stream.get("partnership").stringValue()), checklist, events);

    assertThat(sheet.text()).isEqualTo(resource(name + ".sheet.json"));
    assertThat(sheet.hash().value()).isEqualTo(stream.get("hash").stringValue());
    assertThat(sheet.form()).isEqualTo(1);
  }

  private static String resource(String name) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(
            AssessmentSheetTest.class.getResourceAsStream("/sheets/" + name), name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
