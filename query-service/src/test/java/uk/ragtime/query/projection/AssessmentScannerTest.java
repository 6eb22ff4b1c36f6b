package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.seal.Seal;

/** The scanner reads what a JSON parser reads, and leaves everything else to the parser. */
class AssessmentScannerTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String LETTERS = "{}[]:,\"\\ \t\n0-9aZ\u0000é";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsEverythingThatIsRecorded(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1_000; i++) {
      AssessmentEvent event = event(random);

      assertThat(AssessmentScanner.read(event.getClass(), JSON.writeValueAsString(event)))
          .isEqualTo(event);
    }
  }

  @Test
  void leavesWhatIsSpecialToTheParser() {
    SplittableRandom random = new SplittableRandom(4);
    RatingChanged plain =
        Stream.generate(() -> changed(random))
            .filter(event -> event.evidenceSeal() == null)
            .findFirst()
            .orElseThrow();
    String json = JSON.writeValueAsString(plain);

    assertAll(
        Stream.of(
                json.replace(",\"to\"", ", \"to\""),
                json.replace("\"evidenceCount\":0", "\"evidenceCount\":-1"),
                json.replace("\"evidenceCount\":0", "\"evidenceCount\":1"),
                json.replace("\"evidenceCount\":0", "\"evidenceCount\":00"),
                json.replace("\"onBehalf\"", "\"mood\":1,\"onBehalf\""),
                json.replace(plain.area().value(), "\\u0061rea"),
                json.replace("\"evidenceCount\"", "\"evidenceSeal\":\"short\",\"evidenceCount\""),
                json.replace(plain.area().value(), "Area"),
                json.replace(plain.to().name(), "BLUE"),
                json.replace(plain.effectiveOn().toString(), "2026-02-30"),
                json + " ",
                json.substring(1),
                "")
            .map(text ->
                () -> assertThat(AssessmentScanner.read(RatingChanged.class, text)).isNull()));
    assertThat(AssessmentScanner.read(CycleClosed.class, json)).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void neverReadsAnythingElseThanAParser(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int scanned = 0;
    for (int i = 0; i < 20_000; i++) {
      AssessmentEvent event = event(random);
      String text = tampered(JSON.writeValueAsString(event), random);

      AssessmentEvent found = AssessmentScanner.read(event.getClass(), text);

      if (found != null) {
        scanned++;
        assertThat(found).as(text).isEqualTo(parsed(text, event.getClass()));
      }
    }
    assertThat(scanned).as("with another letter in a code or a text").isGreaterThan(1_000);
  }

  private static @Nullable AssessmentEvent parsed(
      String text, Class<? extends AssessmentEvent> kind) {
    try {
      return JSON.readValue(text, kind);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** One letter is another, gone, or said twice. */
  private static String tampered(String json, SplittableRandom random) {
    int at = random.nextInt(json.length());
    String before = json.substring(0, at);
    String after = json.substring(at + 1);
    return switch (random.nextInt(3)) {
      case 0 -> before + LETTERS.charAt(random.nextInt(LETTERS.length())) + after;
      case 1 -> before + after;
      default -> before + json.charAt(at) + json.substring(at);
    };
  }

  private static AssessmentEvent event(SplittableRandom random) {
    RatingChanged changed = changed(random);
    return switch (random.nextInt(4)) {
      case 0 ->
          new RatingReconfirmed(
              changed.cycle(),
              changed.area(),
              changed.agency(),
              changed.capability(),
              changed.to(),
              changed.stage(),
              changed.rationaleSeal(),
              changed.evidenceSeal(),
              changed.evidenceCount(),
              changed.effectiveOn(),
              changed.onBehalf());
      case 1 ->
          new AssessmentOpened(
              changed.cycle(),
              changed.area(),
              changed.agency(),
              new ChecklistCode("capabilities"),
              1 + random.nextInt(120),
              some(random, () -> carriedOver(random)));
      default -> changed;
    };
  }

  private static RatingChanged changed(SplittableRandom random) {
    int evidence = Math.max(0, random.nextInt(24) - 4);
    return new RatingChanged(
        new CycleCode("2026-autumn"),
        new AreaCode("area-" + random.nextInt(100)),
        new AgencyCode("agency-" + random.nextInt(100)),
        new CapabilityCode("capability-" + random.nextInt(100)),
        random.nextBoolean() ? one(Rating.values(), random) : null,
        one(Rating.values(), random),
        one(Stage.values(), random),
        one(ChangeReason.values(), random),
        random.nextBoolean() ? seal(random) : null,
        evidence == 0 ? null : seal(random),
        evidence,
        day(random),
        random.nextBoolean());
  }

  private static CarriedOver carriedOver(SplittableRandom random) {
    return new CarriedOver(
        new CapabilityCode("capability-" + random.nextInt(100)),
        one(Rating.values(), random),
        new CycleCode("2026-spring"),
        day(random),
        random.nextBoolean() ? one(Stage.values(), random) : null);
  }

  private static LocalDate day(SplittableRandom random) {
    return LocalDate.of(2016, 1, 1).plusDays(random.nextInt(4_000));
  }

  private static Seal seal(SplittableRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new Seal(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** None half of the time. */
  private static <T> List<T> some(SplittableRandom random, Supplier<T> each) {
    return Stream.generate(each).limit(Math.max(0, random.nextInt(6) - 2)).toList();
  }

  private static <T> T one(T[] of, SplittableRandom random) {
    return of[random.nextInt(of.length)];
  }
}
