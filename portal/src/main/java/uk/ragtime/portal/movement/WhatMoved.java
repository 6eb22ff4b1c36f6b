package uk.ragtime.portal.movement;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.NameOrder;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.Passage;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.Words;

/**
 * Movements between two moments: picture, tables, and each movement in a sentence.
 *
 * @param then short name of the first moment
 * @param now short name of the second moment
 * @param ends both moments in a sentence
 * @param sentences the movement in numbers that say what they count
 * @param period days between the two
 * @param red ratings that were Red for some days, the longest first
 * @param flapping ratings that went up and down
 * @param unrated whether nothing was rated at either moment, so that nothing can be said of days in
 *     Red, or of ratings that went up and down
 * @param foreign titles in another language than that of the page
 */
public record WhatMoved(
    String then,
    String now,
    String ends,
    List<String> sentences,
    FlowPicture picture,
    List<ThenBar> bars,
    TransitionTable table,
    List<Group> groups,
    long period,
    int daysInRed,
    List<Timed> red,
    List<Timed> flapping,
    boolean unrated,
    List<Passage> foreign) {

  /** A sentence, divided where a title in another language stands in it. */
  public List<Passage> passages(String sentence) {
    return Passage.in(sentence, foreign);
  }

  /** Movements of one kind; the kinds that need attention first. */
  public record Group(Movement.Move move, List<Moved> moved) {
    /** Name in message keys. */
    public String slug() {
      return move.name().toLowerCase(Locale.ROOT);
    }

    /** Whether they are neither better nor worse, and need not be read first. */
    public boolean isAside() {
      return switch (move) {
        case DECLINED, IMPROVED -> false;
        case UNCHANGED, NEW, REINTERPRETED, REGROUPED, GONE, NOT_RATED -> true;
      };
    }

    public Course course() {
      return switch (move) {
        case DECLINED -> Course.WORSE;
        case IMPROVED -> Course.BETTER;
        case UNCHANGED, NEW, REINTERPRETED, REGROUPED, GONE, NOT_RATED -> Course.ASIDE;
      };
    }
  }

  /** A rating that moved, in a sentence, and the address of its story. */
  public record Moved(String sentence, String address) {}

  /** A rating, a number of days or turns, and the address of its story. */
  public record Timed(String capability, String agency, int number, String address) {}

  private record Cell(Movement.OfCapability of, Movement.Cell cell) {
    int steps() {
      return Transitions.ORDER.indexOf(Transitions.label(cell.to()))
          - Transitions.ORDER.indexOf(Transitions.label(cell.from()));
    }
  }

  private static final List<Movement.Move> TOLD =
      List.of(
          Movement.Move.DECLINED,
          Movement.Move.IMPROVED,
          Movement.Move.NEW,
          Movement.Move.GONE,
          Movement.Move.REINTERPRETED,
          Movement.Move.REGROUPED);

  /**
   * @param movement with titles in the language of the page
   * @param texts from which they are
   * @param cycles of the partnership
   * @param agencies of the partnership
   */
  public static WhatMoved of(
      ProfileAddress address,
      Movement movement,
      ChecklistTexts texts,
      List<Lists.Cycle> cycles,
      List<Lists.Agency> agencies,
      Words words) {
    Map<String, String> names = Lists.Agency.names(agencies);
    Transitions moves = new Transitions(movement.transitions());
    List<Cell> cells =
        movement.capabilities().stream()
            .flatMap(of ->
                of.agencies().stream()
                    .sorted(NameOrder.of(names, Movement.Cell::agency))
                    .map(cell -> new Cell(of, cell)))
            .toList();
    Function<Cell, String> story = cell -> address.story(cell.cell().agency(), cell.of().code());
    return new WhatMoved(
        moment(movement.from()).name(cycles, words),
        moment(movement.to()).name(cycles, words),
        words.say(
            "movement.ends",
            end(movement.from(), cycles, words),
            end(movement.to(), cycles, words)),
        sentences(movement.counts(), words),
        FlowPicture.of(moves),
        ThenBar.of(moves),
        TransitionTable.of(moves),
        groups(cells, names, story, words),
        ChronoUnit.DAYS.between(movement.from().day(), movement.to().day()),
        movement.daysInRed(),
        timed(cells, Movement.Cell::daysInRed, _ -> true, names, story),
        timed(cells, Movement.Cell::turns, Movement.Cell::flapping, names, story),
        isUnrated(movement),
        movement.capabilities().stream()
            .map(of -> new Passage(of.title(), texts.lang(of.code())))
            .filter(it -> it.lang() != null)
            .distinct()
            .toList());
  }

  private static boolean isUnrated(Movement movement) {
    return movement.capabilities().stream()
        .flatMap(of -> Stream.of(of.before(), of.after()))
        .map(Movement.Counted::distribution)
        .allMatch(counts -> counts.total() == counts.notRated());
  }

  /** Whether all that can be compared is as it was. */
  public boolean isStill() {
    return groups.stream().allMatch(Group::isAside);
  }

  static Moment moment(Movement.End end) {
    String cycle = end.cycle();
    return cycle == null ? new Moment.Day(end.day()) : new Moment.Outcome(cycle);
  }

  private static String end(Movement.End end, List<Lists.Cycle> cycles, Words words) {
    String day = words.day(end.day());
    return end.cycle() == null
        ? day
        : words.say("movement.end", moment(end).name(cycles, words), day);
  }

  private static List<String> sentences(Movement.Counts counts, Words words) {
    List<String> sentences = new ArrayList<>();
    boolean still = counts.improved() + counts.declined() == 0;
    sentences.add(
        words.say(
            still ? "movement.still" : "movement.compared",
            counts.compared(),
            counts.declined(),
            counts.improved(),
            counts.unchanged()));
    add(sentences, "movement.count.new", counts.first(), words);
    add(sentences, "movement.count.gone", counts.gone(), words);
    add(sentences, "movement.count.reinterpreted", counts.reinterpreted(), words);
    add(sentences, "movement.count.regrouped", counts.regrouped(), words);
    add(sentences, "movement.count.not-rated", counts.notRated(), words);
    return List.copyOf(sentences);
  }

  private static void add(List<String> sentences, String key, int count, Words words) {
    if (count > 0) {
      sentences.add(words.say(key, count));
    }
  }

  private static List<Group> groups(
      List<Cell> cells, Map<String, String> names, Function<Cell, String> story, Words words) {
    return TOLD.stream()
        .map(move ->
            new Group(
                move,
                cells.stream()
                    .filter(cell -> cell.cell().move() == move)
                    .sorted(Comparator.comparingInt(cell -> -Math.abs(cell.steps())))
                    .map(cell -> new Moved(sentence(cell, names, words), story.apply(cell)))
                    .toList()))
        .filter(group -> !group.moved().isEmpty())
        .toList();
  }

  private static String sentence(Cell cell, Map<String, String> names, Words words) {
    return words.say(
        "movement.moved",
        cell.of().title(),
        names.getOrDefault(cell.cell().agency(), cell.cell().agency()),
        state(cell.cell().from(), words),
        state(cell.cell().to(), words));
  }

  private static String state(Movement.State state, Words words) {
    return state == Movement.State.REGROUPED
        ? words.say("movement.regrouped")
        : words.label(Transitions.label(state));
  }

  private static List<Timed> timed(
      List<Cell> cells,
      Function<Movement.Cell, Integer> number,
      Function<Movement.Cell, Boolean> such,
      Map<String, String> names,
      Function<Cell, String> story) {
    return cells.stream()
        .filter(cell -> number.apply(cell.cell()) > 0 && such.apply(cell.cell()))
        .sorted(Comparator.comparingInt((Cell cell) -> number.apply(cell.cell())).reversed())
        .map(cell ->
            new Timed(
                cell.of().title(),
                names.getOrDefault(cell.cell().agency(), cell.cell().agency()),
                number.apply(cell.cell()),
                story.apply(cell)))
        .toList();
  }
}
