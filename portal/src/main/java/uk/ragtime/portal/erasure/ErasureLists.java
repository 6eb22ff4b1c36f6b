package uk.ragtime.portal.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Erasures;
import uk.ragtime.portal.api.Holds;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * Erasures and holds of a partnership, in words.
 *
 * @param next cursor of the following page of erasures; null if there is none
 */
record ErasureLists(List<ErasureRow> erasures, List<HoldRow> holds, @Nullable Long next) {
  private static final String CARRIED_OUT = "CARRIED_OUT";

  /**
   * An erasure.
   *
   * @param position that its page goes by
   * @param waitsFor holds that keep a part of it waiting
   * @param end when it leaves the last backup; null until the rest is known to be gone
   * @param what people and numbers of texts
   */
  record ErasureRow(
      int number,
      long position,
      String state,
      List<WaitsFor> waitsFor,
      @Nullable String end,
      List<String> what,
      String askedAt,
      String askedBy,
      String ground) {}

  /** A hold for whose end an erasure waits, and the position that its page goes by. */
  record WaitsFor(String words, @Nullable Long position) {}

  /**
   * A hold.
   *
   * @param position that its page goes by
   * @param detail until when it holds, or since when it does not
   * @param keeps people, and cycles
   * @param liftable whether it can be lifted
   */
  record HoldRow(
      String number,
      long position,
      String state,
      String detail,
      List<String> keeps,
      String placedAt,
      String placedBy,
      @Nullable WrittenText reason,
      boolean liftable) {}

  /**
   * @param cycles their names by code
   */
  static ErasureLists of(
      Erasures erasures, List<Holds.Hold> holds, Map<String, String> cycles, Words words) {
    Map<String, Holds.Hold> byNumber =
        holds.stream().collect(Collectors.toMap(Holds.Hold::hold, Function.identity()));
    return new ErasureLists(
        erasures.erasures().stream().map(it -> erasure(it, byNumber, words)).toList(),
        holds.stream().map(it -> hold(it, cycles, words)).toList(),
        erasures.next());
  }

  private static ErasureRow erasure(
      Erasures.Erasure erasure, Map<String, Holds.Hold> holds, Words words) {
    List<String> what = new ArrayList<>();
    erasure.members().forEach(it -> what.add(PersonNames.of(it, words)));
    if (erasure.texts() > 0) {
      what.add(words.say("erasure.erased.texts", erasure.texts()));
    }
    List<WaitsFor> waitsFor = new ArrayList<>();
    Erasures.Deferred deferred = erasure.deferred();
    if (deferred != null) {
      deferred
          .members()
          .forEach(it -> what.add(words.say("erasures.waits", PersonNames.of(it, words))));
      if (deferred.texts() > 0) {
        what.add(words.say("erasure.waits.texts", deferred.texts()));
      }
      deferred.holds().forEach(it -> waitsFor.add(waitsFor(it, holds.get(it), words)));
    }
    return new ErasureRow(
        erasure.erasure(),
        erasure.firstPosition(),
        words.forCode("erasures.state", erasure.state()),
        waitsFor,
        end(erasure, words),
        what,
        words.moment(erasure.askedAt()),
        PersonNames.of(erasure.askedBy(), words),
        words.forCode("ground", erasure.ground()));
  }

  /** A hold that is over may be named as well: it was one of those that forbade the erasure. */
  private static WaitsFor waitsFor(String number, Holds.@Nullable Hold hold, Words words) {
    String named = words.say("erasures.waits.hold", number);
    return hold == null
        ? new WaitsFor(named, null)
        : new WaitsFor(named + ", " + detail(hold, words), position(hold));
  }

  private static @Nullable String end(Erasures.Erasure erasure, Words words) {
    return erasure.state().equals(CARRIED_OUT)
        ? erasure.carriedOut().stream()
            .map(Erasures.CarriedOut::backupsExpireOn)
            .max(LocalDate::compareTo)
            .map(day -> words.say("erasures.gone", words.day(day)))
            .orElse(null)
        : null;
  }

  private static HoldRow hold(Holds.Hold hold, Map<String, String> cycles, Words words) {
    List<String> keeps = new ArrayList<>();
    hold.members().forEach(it -> keeps.add(PersonNames.of(it, words)));
    hold.cycles()
        .forEach(it -> keeps.add(words.say("erasure.placed.cycle", cycles.getOrDefault(it, it))));
    Holds.Act placed = hold.placed();
    return new HoldRow(
        hold.hold(),
        position(hold),
        words.forCode("holds.state", hold.state()),
        detail(hold, words),
        keeps,
        words.moment(placed.recordedAt()),
        PersonNames.of(placed.by(), words),
        WrittenText.of("text", "reason", placed.reason(), placed.erased(), placed.missing(), words)
            .orElse(null),
        hold.lifted() == null);
  }

  private static long position(Holds.Hold hold) {
    return Objects.requireNonNullElse(hold.lifted(), hold.placed()).position();
  }

  private static String detail(Holds.Hold hold, Words words) {
    Holds.Act lifted = hold.lifted();
    if (lifted != null) {
      return words.say(
          "holds.lifted", words.moment(lifted.recordedAt()), PersonNames.of(lifted.by(), words));
    }
    LocalDate until = hold.until();
    return until == null ? words.say("holds.open") : words.say("holds.until", words.day(until));
  }
}
