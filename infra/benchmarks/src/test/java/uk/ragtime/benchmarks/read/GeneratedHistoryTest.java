package uk.ragtime.benchmarks.read;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;

class GeneratedHistoryTest {
  private static final HistoryShape SHAPE =
      new HistoryShape(4_000, 100, 2, "https://issuer.example");

  @TempDir private Path directory;

  @Test
  void equalShapesGiveEqualHistories() throws IOException {
    GeneratedHistory one = GeneratedHistory.in(directory.resolve("one"), SHAPE);
    GeneratedHistory other = GeneratedHistory.in(directory.resolve("other"), SHAPE);

    for (String file : List.of(StoreFiles.EVENT, StoreFiles.STREAM, StoreFiles.HEAD)) {
      assertEquals(
          -1L, Files.mismatch(one.directory().resolve(file), other.directory().resolve(file)));
    }
  }

  @Test
  void whatIsThereIsKept() throws IOException {
    Path events = GeneratedHistory.in(directory, SHAPE).directory().resolve(StoreFiles.EVENT);
    Files.writeString(events, "kept");

    GeneratedHistory.in(directory, SHAPE);

    assertEquals("kept", Files.readString(events));
  }

  @Test
  void offsetsPositionsAndVersionsHaveNoGaps() throws IOException {
    Map<String, Integer> positions = new HashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    int offset = 0;
    for (String[] row : events()) {
      assertEquals(++offset, Integer.parseInt(row[0]));
      assertEquals(positions.merge(row[3], 1, Integer::sum), Integer.parseInt(row[4]));
      assertEquals(versions.merge(row[5], 1, Integer::sum), Integer.parseInt(row[6]));
    }
  }

  @Test
  void everyEventCanBeReadAndFollowsOnFromTheOneBefore() throws IOException {
    int ratings = 0;
    for (String[] row : events()) {
      DomainEvent event =
          JsonMapper.shared()
              .readValue(
                  row[10].replace("\\\\", "\\"), EventTypes.classOf(EventType.ofLabel(row[7])));
      assertEquals(String.valueOf(event.effectiveOn()), row[8].equals("\\N") ? "null" : row[8]);
      ratings += row[7].startsWith("rating-") ? 1 : 0;
      if (event instanceof RatingChanged changed) {
        assertTrue(changed.to() != changed.from());
      }
    }
    assertEquals(SHAPE.ratings(), ratings);
  }

  @Test
  void furtherEventsFollowOnFromThoseOfTheStore() throws IOException {
    GeneratedHistory history = GeneratedHistory.in(directory, SHAPE);
    Map<String, Long> heads = new HashMap<>();
    for (String line : Files.readAllLines(history.directory().resolve(StoreFiles.PARTNERSHIP))) {
      String[] cells = line.split("\t", -1);
      heads.put(cells[2], Long.parseLong(cells[1]));
    }

    List<EventLine> further;
    try (Stream<EventLine> lines = history.further()) {
      further = lines.toList();
    }

    assertEquals(
        SHAPE.further(),
        further.stream().filter(event -> event.type().label().startsWith("rating-")).count());
    for (EventLine event : further) {
      assertEquals(heads.merge(event.partnership(), 1L, Long::sum), event.position());
    }
  }

  @Test
  void everyTextThatAnEventSealsIsPublished() throws IOException {
    GeneratedHistory history = GeneratedHistory.in(directory, SHAPE);
    Map<String, String> codes = codes(history);

    assertOpen(history.events(), number -> requireNonNull(codes.get(number)), history.texts());
    assertOpen(history.further(), UnaryOperator.identity(), history.furtherTexts());
  }

  private static void assertOpen(
      Stream<EventLine> events, UnaryOperator<String> code, Stream<TextLine> texts) {
    Map<String, Opening> openings = new HashMap<>();
    texts.forEach(text ->
        openings.put(text.key().toString(), text.value().opening(text.key().place().field())));
    Map<String, Seal> seals = new HashMap<>();
    events.forEach(line -> {
      String event = code.apply(line.partnership()) + "/" + line.position();
      switch (read(line)) {
        case RatingChanged changed when changed.rationaleSeal() != null ->
            seals.put(event + "/rationale", changed.rationaleSeal());
        case RatingReconfirmed reconfirmed when reconfirmed.remarkSeal() != null ->
            seals.put(event + "/remark", reconfirmed.remarkSeal());
        default -> {}
      }
    });

    assertFalse(seals.isEmpty());
    assertEquals(seals.keySet(), openings.keySet());
    seals.forEach((text, seal) -> assertTrue(requireNonNull(openings.get(text)).fits(seal)));
  }

  @Test
  void everyMemberIsInTheDirectory() throws IOException {
    GeneratedHistory history = GeneratedHistory.in(directory, SHAPE);
    Map<String, String> codes = codes(history);
    Map<String, ErasablePerson> directory =
        history
            .people()
            .collect(Collectors.toMap(person -> person.key().toString(), PersonLine::value));
    List<MemberEnrolled> enrolled = new ArrayList<>();

    history
        .events()
        .forEach(line -> {
          if (read(line) instanceof MemberEnrolled member) {
            enrolled.add(member);
            ErasablePerson person =
                requireNonNull(
                    directory.get(codes.get(line.partnership()) + "/" + member.member()));
            assertEquals(line.position(), person.position());
            assertTrue(person.person().fits(requireNonNull(member.personSeal())));
            assertTrue(person.identity().orElseThrow().fits(member.identitySeal()));
          }
        });

    assertEquals(2 * (1 + HistoryShape.NEIGHBOURS), enrolled.size());
    assertEquals(enrolled.size(), directory.size());
  }

  private static DomainEvent read(EventLine line) {
    return JsonMapper.shared().readValue(line.payload(), EventTypes.classOf(line.type()));
  }

  private static Map<String, String> codes(GeneratedHistory history) throws IOException {
    return Files.readAllLines(history.directory().resolve(StoreFiles.PARTNERSHIP)).stream()
        .map(line -> line.split("\t", -1))
        .collect(Collectors.toMap(cells -> cells[0], cells -> cells[2]));
  }

  private List<String[]> events() throws IOException {
    Path file = GeneratedHistory.in(directory, SHAPE).directory().resolve(StoreFiles.EVENT);
    return Files.readAllLines(file).stream().map(line -> line.split("\t", -1)).toList();
  }
}
