package uk.ragtime.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.command.erasure.erase.Erase;
import uk.ragtime.command.erasure.erase.EraseDecider;
import uk.ragtime.command.erasure.lifthold.LiftHold;
import uk.ragtime.command.erasure.lifthold.LiftHoldDecider;
import uk.ragtime.command.erasure.placehold.PlaceHold;
import uk.ragtime.command.erasure.placehold.PlaceHoldDecider;
import uk.ragtime.command.erasure.release.ReleaseDecider;
import uk.ragtime.command.erasure.release.ReleaseDeferred;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * Years of people who join, write and leave, and of erasures and holds in any order, each decided
 * as the service does it, and by {@link NaiveErasures}. They must agree on what is left beside the
 * log, on what waits, and on who may come in.
 */
class ErasureHistoriesTest {
  private static final int STEPS = 200;
  private static final List<String> CYCLES = List.of("2026-spring", "2026-autumn");
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final Sealed REASON =
      Sealed.of(new Opening(SealedField.REASON, SealKey.of(new byte[SealKey.BYTES]), "Complaint"));

  private static final Map<String, MemberHandle> HANDLES = new ConcurrentHashMap<>();
  private static final Map<String, Lookup> LOOKUPS = new ConcurrentHashMap<>();

  private final NaiveErasures model = new NaiveErasures();
  private final SamplePeople rows = new SamplePeople();
  private final TreeMap<TextPlace, WrittenText> texts = new TreeMap<>();
  private final List<String> everybody = new ArrayList<>();
  private final List<TextPlace> everywhere = new ArrayList<>();
  private final List<ErasureEvent> erasures = new ArrayList<>();
  private Erasures state = Erasures.streamType().initial().get();
  private Members members = Members.streamType().initial().get();
  private LocalDate today = LocalDate.of(2026, 3, 20);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void whateverIsErasedInWhateverOrderTheTwoAgree(long seed) {
    live(seed);
    assertThat(erasures).isNotEmpty();
  }

  /** Histories in which nothing much happens would hold as well. */
  @Test
  void amongManyHistoriesEverythingIsMet() {
    Set<RefusalCode> refusals = EnumSet.noneOf(RefusalCode.class);
    List<ErasureEvent> events = new ArrayList<>();
    for (long seed = 1_000; seed < 1_010; seed++) {
      ErasureHistoriesTest history = new ErasureHistoriesTest();
      refusals.addAll(history.live(seed));
      events.addAll(history.erasures);
    }
    assertThat(refusals)
        .contains(
            RefusalCode.MEMBER_NOT_LEFT,
            RefusalCode.MEMBER_UNKNOWN,
            RefusalCode.HOLD_LIFTED,
            RefusalCode.HOLD_UNKNOWN);
    assertThat(events).hasAtLeastOneElementOfType(PersonErased.class);
    assertThat(events).hasAtLeastOneElementOfType(TextsErased.class);
    assertThat(events).hasAtLeastOneElementOfType(ErasureDeferred.class);
  }

  private Set<RefusalCode> live(long seed) {
    Random random = new Random(seed);
    Set<RefusalCode> refusals = EnumSet.noneOf(RefusalCode.class);
    for (int step = 0; step < STEPS; step++) {
      today = today.plusDays(random.nextInt(3));
      act(random).ifPresent(refusals::add);
      isAsTheModelSays("seed %d, step %d".formatted(seed, step));
    }
    return refusals;
  }

  /** One step; the refusal, if there is one. */
  private Optional<RefusalCode> act(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> join();
      case 1, 2 -> write(random);
      case 3 -> leave(random);
      case 4, 5 -> erase(random);
      case 6 -> hold(random);
      case 7 -> lift(random);
      default -> {
        record(new ReleaseDecider().decide(state, new ReleaseDeferred(LANCASHIRE), context()));
        model.look(today);
        yield Optional.empty();
      }
    };
  }

  private Optional<RefusalCode> join() {
    String code = "person-" + everybody.size();
    everybody.add(code);
    rows.with(code, code);
    members =
        members.evolve(
            new MemberEnrolled(
                handle(code),
                null,
                SamplePeople.identity(code).seal(),
                Set.of(Role.RATER),
                Set.of()));
    model.join(code);
    return Optional.empty();
  }

  private Optional<RefusalCode> write(Random random) {
    some(random, everybody, 1)
        .forEach(author -> {
          if (members.current(handle(author), now()).isPresent()) {
            TextPlace place =
                new TextPlace(
                    everywhere.size() + 1L,
                    random.nextBoolean() ? SealedField.RATIONALE : SealedField.EVIDENCE);
            String cycle = CYCLES.get(random.nextInt(CYCLES.size()));
            everywhere.add(place);
            texts.put(
                place,
                new WrittenText(
                    place, ActorId.of(handle(author)), Optional.of(new CycleCode(cycle))));
            model.write(place.toString(), author, cycle);
          }
        });
    return Optional.empty();
  }

  private Optional<RefusalCode> leave(Random random) {
    some(random, everybody, 2)
        .forEach(code -> {
          if (members.current(handle(code), now()).isPresent()) {
            members = members.evolve(new MemberLeaveScheduled(handle(code), today));
            model.leave(code);
          }
        });
    return Optional.empty();
  }

  private Optional<RefusalCode> erase(Random random) {
    Set<String> whom = some(random, everybody, 2);
    Set<TextPlace> places = some(random, everywhere, 4);
    boolean textsToo = random.nextBoolean();
    Optional<RefusalCode> refusal =
        carryOut(() ->
            new EraseDecider()
                .decide(
                    state,
                    new Erase(LANCASHIRE, codes(whom), textsToo, places, ErasureGround.REQUEST),
                    context()));
    assertThat(model.ask(whom, textsToo, names(places), today)).isEqualTo(refusal.isEmpty());
    return refusal;
  }

  private Optional<RefusalCode> hold(Random random) {
    Set<String> whom = some(random, everybody, 1);
    Set<String> cycles = random.nextInt(3) == 0 ? some(random, CYCLES, 1) : Set.of();
    if (whom.isEmpty() && cycles.isEmpty()) {
      return Optional.empty();
    }
    HoldNumber number = number(random);
    LocalDate until = random.nextInt(4) == 0 ? null : today.plusDays(random.nextInt(15));
    Optional<RefusalCode> refusal =
        carryOut(() ->
            new PlaceHoldDecider()
                .decide(
                    state,
                    new PlaceHold(
                        LANCASHIRE, number, codes(whom), cycleCodes(cycles), REASON, until),
                    context()));
    assertThat(model.ban(number.value(), whom, cycles, until)).isEqualTo(refusal.isEmpty());
    return refusal;
  }

  private Optional<RefusalCode> lift(Random random) {
    HoldNumber number = number(random);
    Optional<RefusalCode> refusal =
        carryOut(() ->
            new LiftHoldDecider().decide(state, new LiftHold(LANCASHIRE, number, null), context()));
    assertThat(model.end(number.value(), today)).isEqualTo(refusal.isEmpty());
    return refusal;
  }

  private Optional<RefusalCode> carryOut(Supplier<List<ErasureEvent>> decision) {
    try {
      record(decision.get());
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.code());
    }
  }

  /** As the store does: the events, and the deletions that they record. */
  private void record(List<ErasureEvent> events) {
    for (ErasureEvent event : events) {
      state = state.evolve(event);
      erasures.add(event);
      if (event instanceof PersonErased erased) {
        everybody.stream()
            .filter(code -> handle(code).equals(erased.member()))
            .forEach(rows::without);
      }
      if (event instanceof TextsErased erased) {
        erased.places().forEach(texts::remove);
      }
    }
  }

  private void isAsTheModelSays(String where) {
    assertThat(names(texts.keySet())).as(where).isEqualTo(model.notes());
    Set<String> known =
        everybody.stream()
            .filter(code -> rows.people().handleOf(new MemberCode(code)).isPresent())
            .collect(Collectors.toSet());
    assertThat(known).as(where).isEqualTo(model.people);
    Set<String> waiting =
        state.deferred().stream()
            .flatMap(deferral ->
                Stream.concat(
                    deferral.places().stream().map(Object::toString),
                    everybody.stream().filter(code -> deferral.members().contains(handle(code)))))
            .collect(Collectors.toSet());
    assertThat(waiting).as(where).isEqualTo(model.waiting());
    for (String code : everybody) {
      boolean comesIn = members.memberOf(lookup(code), rows.people(), now()).isPresent();
      assertThat(comesIn).as(where).isEqualTo(known.contains(code) && !model.gone.contains(code));
    }
    Set<MemberHandle> gone = new HashSet<>();
    everybody.stream()
        .filter(code -> !known.contains(code))
        .forEach(code -> gone.add(handle(code)));
    assertThat(state.erasedMembers()).as(where).isEqualTo(gone);
    Set<TextPlace> erased = new HashSet<>(everywhere);
    erased.removeAll(texts.keySet());
    assertThat(state.erasedPlaces()).as(where).isEqualTo(erased);
  }

  private DecisionContext context() {
    return new KnownReferences()
        .with(StreamId.MEMBERS, members)
        .with(StreamId.CYCLES, cycles())
        .withPeople(rows.people())
        .withTexts(texts.values().toArray(WrittenText[]::new))
        .at(now());
  }

  private static Cycles cycles() {
    Cycles cycles = Cycles.streamType().initial().get();
    for (String code : CYCLES) {
      cycles =
          cycles.evolve(
              new CycleScheduled(
                  new CycleCode(code),
                  code,
                  new ChecklistCode("workforce"),
                  1,
                  LocalDate.of(2026, 3, 1),
                  Instant.parse("2026-11-30T17:00:00Z"),
                  false));
    }
    return cycles;
  }

  private Instant now() {
    return today.atTime(LocalTime.NOON).atZone(Calendar.LONDON).toInstant();
  }

  private static MemberHandle handle(String code) {
    return HANDLES.computeIfAbsent(code, SamplePeople::handle);
  }

  private static Lookup lookup(String code) {
    return LOOKUPS.computeIfAbsent(code, SamplePeople::lookup);
  }

  private static <T> Set<T> some(Random random, Collection<T> of, int atMost) {
    List<T> all = List.copyOf(of);
    Set<T> chosen = new HashSet<>();
    for (int i = random.nextInt(atMost + 1); i > 0 && !all.isEmpty(); i--) {
      chosen.add(all.get(random.nextInt(all.size())));
    }
    return chosen;
  }

  private static HoldNumber number(Random random) {
    return new HoldNumber("2026-" + (1 + random.nextInt(40)));
  }

  private static Set<MemberCode> codes(Set<String> codes) {
    return codes.stream().map(MemberCode::new).collect(Collectors.toSet());
  }

  private static Set<CycleCode> cycleCodes(Set<String> codes) {
    return codes.stream().map(CycleCode::new).collect(Collectors.toSet());
  }

  private static Set<String> names(Collection<TextPlace> places) {
    return places.stream().map(TextPlace::toString).collect(Collectors.toSet());
  }
}
