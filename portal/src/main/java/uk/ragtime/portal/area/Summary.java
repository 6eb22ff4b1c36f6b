package uk.ragtime.portal.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.page.Words;

/**
 * Describes the history in sentences. Shares are of the ratings given: not applicable and not rated
 * count neither for nor against. Where too little is rated there are counts and no shares.
 */
final class Summary {

  private final Words words;
  private final Map<String, String> cycles;
  private final Map<String, String> capabilities;
  private final String scope;

  /**
   * @param cycles names of the cycles, by code
   * @param capabilities titles by code
   * @param ofSeveral whether the partnership rates other checklists, which the sentences do not
   *     cover
   */
  Summary(
      Words words,
      Map<String, String> cycles,
      Map<String, String> capabilities,
      boolean ofSeveral) {
    this.words = words;
    this.scope = ofSeveral ? ".of-checklist" : "";
    this.cycles = cycles;
    this.capabilities = capabilities;
  }

  List<String> of(History history) {
    List<History.Point> rated =
        history.points().stream().filter(point -> point.distribution().rated() > 0).toList();
    if (rated.isEmpty()) {
      return List.of(words.say("summary.nothing" + scope));
    }
    History.Point first = rated.getFirst();
    History.Point last = rated.getLast();
    List<String> sentences = new ArrayList<>();
    if (rated.size() == 1) {
      sentences.add(one(first));
    } else if (!first.distribution().hasShares() || !last.distribution().hasShares()) {
      sentences.add(counts("summary.counts", first));
      sentences.add(counts("summary.counts", last));
    } else {
      sentences.add(moved("green", first, last, Distribution::green));
      sentences.add(moved("red", first, last, Distribution::red));
      mostImproved(first, last).ifPresent(sentences::add);
    }
    stuckInRed(rated).or(() -> mostOftenRed(last)).ifPresent(sentences::add);
    if (last.distribution().notRated() > 0) {
      sentences.add(
          words.say(
              "summary.not-rated",
              name(last),
              last.distribution().notRated(),
              last.distribution().total()));
    }
    return List.copyOf(sentences);
  }

  private String one(History.Point only) {
    Distribution counts = only.distribution();
    if (!counts.hasShares()) {
      return counts("summary.one.counts" + scope, only);
    }
    return words.say(
        "summary.one" + scope,
        name(only),
        counts.percentOfRated(counts.green()),
        counts.percentOfRated(counts.amber()),
        counts.percentOfRated(counts.red()));
  }

  private String counts(String sentence, History.Point point) {
    Distribution counts = point.distribution();
    return words.say(
        sentence, name(point), counts.rated(), counts.green(), counts.amber(), counts.red());
  }

  private String moved(
      String label, History.Point first, History.Point last, ToIntFunction<Distribution> count) {
    int then = share(first, count);
    int now = share(last, count);
    String how = now > then ? "rose" : now < then ? "fell" : "same";
    return words.say("summary." + label + "." + how, name(first), then, now);
  }

  private static int share(History.Point point, ToIntFunction<Distribution> count) {
    return point.distribution().percentOfRated(count.applyAsInt(point.distribution()));
  }

  private record Gain(String code, Distribution then, Distribution now) {
    int green() {
      return now.percentOfRated(now.green()) - then.percentOfRated(then.green());
    }
  }

  private Optional<String> mostImproved(History.Point first, History.Point last) {
    return last.capabilities().stream()
        .filter(now -> of(now.code(), first).rated() > 0 && now.distribution().rated() > 0)
        .map(now -> new Gain(now.code(), of(now.code(), first), now.distribution()))
        .filter(gain -> gain.green() > 0)
        .max(Comparator.comparingInt(Gain::green))
        .map(gain ->
            words.say(
                "summary.most-improved",
                title(gain.code()),
                gain.then().green(),
                gain.then().rated(),
                gain.now().green(),
                gain.now().rated()));
  }

  /**
   * The capability that at least half of the agencies that rated it have called Red, every time.
   */
  private Optional<String> stuckInRed(List<History.Point> rated) {
    if (rated.size() < 2) {
      return Optional.empty();
    }
    return rated.getLast().capabilities().stream()
        .filter(
            capability -> rated.stream().allMatch(point -> mostlyRed(of(capability.code(), point))))
        .max(Comparator.comparingInt(capability -> capability.distribution().red()))
        .map(capability ->
            words.say(
                "summary.stuck-in-red",
                title(capability.code()),
                capability.distribution().red(),
                capability.distribution().rated()));
  }

  private Optional<String> mostOftenRed(History.Point last) {
    return last.capabilities().stream()
        .filter(capability -> capability.distribution().red() > 0)
        .max(Comparator.comparingInt(capability -> capability.distribution().red()))
        .map(capability ->
            words.say(
                "summary.most-often-red",
                title(capability.code()),
                capability.distribution().red(),
                capability.distribution().rated()));
  }

  private static boolean mostlyRed(Distribution counts) {
    return counts.rated() > 0 && counts.red() * 2 >= counts.rated();
  }

  private static Distribution of(String capability, History.Point point) {
    return point.capabilities().stream()
        .filter(c -> c.code().equals(capability))
        .map(History.CapabilityPoint::distribution)
        .findFirst()
        .orElse(Distribution.NOTHING);
  }

  private String name(History.Point point) {
    return cycles.getOrDefault(point.period(), point.period());
  }

  private String title(String capability) {
    return capabilities.getOrDefault(capability, capability);
  }
}
