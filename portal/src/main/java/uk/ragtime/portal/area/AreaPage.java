package uk.ragtime.portal.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.RatingsThen;
import uk.ragtime.portal.page.ChecklistChoice;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.Passage;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.Words;

/**
 * Content of the area's page, for one checklist. It and what it holds are public so that the
 * templates' expressions are compiled.
 *
 * @param address with the checklist if the partnership rates several
 * @param begin the chosen moment to compare with where it is before the profile's, for pages of a
 *     period; null for the cycle before
 * @param day of the profile, in words
 * @param lookedAt how many ratings were looked at in the profile's cycle, in words
 * @param caption of the map, which names both moments
 * @param stories whether the visitor may read how a rating came about
 * @param texts of the checklist in the language of the page
 * @param foreign titles that are in another one
 * @param changes address that tells when the profile has changed since; null for one of the past
 */
public record AreaPage(
    ProfileAddress address,
    @Nullable String begin,
    String partnershipName,
    String areaName,
    ChecklistChoice checklists,
    List<String> summary,
    CycleBars bars,
    HeatMap map,
    String day,
    String lookedAt,
    String caption,
    boolean stories,
    ChecklistTexts texts,
    List<Passage> foreign,
    @Nullable String changes,
    List<Jump> jumps,
    List<Comparison> comparisons) {

  /** A sentence, divided where a title in another language stands in it. */
  public List<Passage> passages(String sentence) {
    return Passage.in(sentence, foreign);
  }

  /** A date worth looking at: the day of the outcome of a cycle that has ended. */
  public record Jump(String cycle, LocalDate date) {}

  /** A moment to compare with, as the form offers it. */
  public record Comparison(String value, String label, boolean chosen) {}

  /**
   * Answers of the query service for this page.
   *
   * @param checklists asked for only if there are several, or the last one's words are missing
   * @param profile with titles in the language of the page
   * @param texts from which they are
   * @param then null if there is nothing to compare with
   */
  record Answers(
      String partnershipName,
      boolean mayReadAudit,
      List<Lists.Cycle> cycles,
      List<Lists.Checklist> checklists,
      Profile profile,
      ChecklistTexts texts,
      History history,
      @Nullable RatingsThen then) {

    String areaName(String code) {
      return Objects.requireNonNullElse(profile.name(), code);
    }

    /** Whether there are texts on the page that only the list of checklists has. */
    static boolean needChecklists(List<Lists.Cycle> cycles, Profile profile, History history) {
      List<History.Point> points = history.points();
      return ChecklistChoice.of(profile.checklist(), cycles, List.of()).isSeveral()
          || (!points.isEmpty() && !Objects.equals(profile.version(), points.getLast().version()));
    }
  }

  static AreaPage of(ProfileAddress asked, Answers answers, Words words, LocalDate today) {
    Profile profile = answers.profile();
    String seen = profile.checklist();
    String shown = seen == null ? asked.area().checklist() : seen;
    ChecklistChoice checklists = ChecklistChoice.of(shown, answers.cycles(), answers.checklists());
    List<Lists.Cycle> cycles =
        answers.cycles().stream().filter(cycle -> cycle.checklist().equals(shown)).toList();
    Map<String, String> names =
        cycles.stream()
            .collect(Collectors.toMap(Lists.Cycle::cycle, Lists.Cycle::name, (a, b) -> a));
    List<String> open = cycles.stream().filter(Lists.Cycle::open).map(Lists.Cycle::cycle).toList();
    Summary summary = new Summary(words, names, titles(answers), checklists.isSeveral());
    ProfileAddress address = asked.by(checklists.code());
    HeatMap map = HeatMap.of(profile, answers.then(), address, answers.mayReadAudit(), words);
    HeatMap.Totals totals = map.totals();
    LocalDate day = asked.asOf() == null ? today : asked.asOf();
    String note = words.say("heat.looked-at", totals.lookedAt(), totals.cells());
    String cycle = profile.cycle();
    return new AreaPage(
        address,
        Moment.of(asked.compare())
            .filter(moment -> moment.begins(day, answers.cycles(), today))
            .map(Moment::value)
            .orElse(null),
        answers.partnershipName(),
        answers.areaName(asked.area().area()),
        checklists,
        summary.of(answers.history()),
        CycleBars.of(answers.history(), names, open, words),
        map,
        words.day(day),
        cycle == null || !names.containsKey(cycle)
            ? note
            : words.say("heat.looked-at.in", totals.lookedAt(), totals.cells(), names.get(cycle)),
        caption(answers.then(), names, words.day(day), words),
        answers.mayReadAudit(),
        answers.texts(),
        foreign(answers),
        changes(asked, profile),
        jumps(cycles, today),
        comparisons(asked, cycles, day, words));
  }

  private static String caption(
      @Nullable RatingsThen then, Map<String, String> names, String day, Words words) {
    if (then == null) {
      return words.say("heat.caption", day);
    }
    String before = words.day(then.from().day());
    String cycle = then.from().cycle();
    return cycle == null
        ? words.say("heat.caption.day", day, before)
        : words.say("heat.caption.cycle", day, before, names.getOrDefault(cycle, cycle));
  }

  /** Titles in the last period's version, which is not that of a profile of the past. */
  private static Map<String, String> titles(Answers answers) {
    Map<String, String> titles = new HashMap<>();
    answers.profile().capabilities().forEach(row -> titles.put(row.code(), row.title()));
    List<History.Point> points = answers.history().points();
    if (!points.isEmpty()) {
      int last = points.getLast().version();
      answers.checklists().stream()
          .filter(
              it -> it.checklist().equals(answers.history().checklist()) && it.version() == last)
          .flatMap(it -> it.capabilities().stream())
          .forEach(capability -> titles.put(capability.code(), capability.title()));
    }
    return titles;
  }

  private static @Nullable String changes(ProfileAddress asked, Profile profile) {
    return asked.isNow() && profile.position() != null
        ? "/%s/areas/%s/profile/changes?after=%d"
            .formatted(asked.area().partnership(), asked.area().area(), profile.position())
        : null;
  }

  private static List<Passage> foreign(Answers answers) {
    Stream<Passage> now =
        answers.profile().capabilities().stream()
            .map(row -> new Passage(row.title(), answers.texts().lang(row.code())));
    return Stream.concat(
            now.filter(it -> it.lang() != null), Passage.foreign(answers.checklists()).stream())
        .distinct()
        .toList();
  }

  /** On the day of an outcome, today shows the same. */
  private static List<Jump> jumps(List<Lists.Cycle> cycles, LocalDate today) {
    return ended(cycles, today)
        .map(cycle -> new Jump(cycle.name(), Objects.requireNonNull(cycle.outcomeOn())))
        .toList();
  }

  private static Stream<Lists.Cycle> ended(List<Lists.Cycle> cycles, LocalDate by) {
    return cycles.stream()
        .filter(Lists.Cycle::hasOpened)
        .filter(cycle -> cycle.outcomeOn() != null && cycle.outcomeOn().isBefore(by));
  }

  private static List<Comparison> comparisons(
      ProfileAddress asked, List<Lists.Cycle> cycles, LocalDate day, Words words) {
    String chosen = asked.compare();
    List<Comparison> all = new ArrayList<>();
    all.add(new Comparison("", words.say("heat.compare.before"), chosen == null));
    ended(cycles, day)
        .forEach(cycle ->
            all.add(
                new Comparison(
                    cycle.cycle(),
                    words.say(
                        "heat.compare.cycle",
                        cycle.name(),
                        words.day(Objects.requireNonNull(cycle.outcomeOn()))),
                    cycle.cycle().equals(chosen))));
    asked
        .comparedDate()
        .ifPresent(date -> all.add(new Comparison(date.toString(), words.day(date), true)));
    return all;
  }
}
