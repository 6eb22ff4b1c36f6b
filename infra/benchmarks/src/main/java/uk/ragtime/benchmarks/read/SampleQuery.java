package uk.ragtime.benchmarks.read;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import uk.ragtime.benchmarks.store.http.EmptyService;

/**
 * A query over HTTP.
 *
 * @param targetMillis upper bound for 99 of 100 answers; NaN where there is none
 * @param share frequency relative to other queries, as one in so many
 */
record SampleQuery(String name, double targetMillis, int share, Address address) {
  private static final String BASE = "/v1/" + GeneratedHistory.LARGE;
  private static final int DAYS = 365;

  /** Answers of megabytes. */
  private static final int FEWER = 5;

  /**
   * Queries a service that does nothing: the cost of the client, the network and the token remains.
   */
  static final SampleQuery NOTHING =
      new SampleQuery(
          "nothing, of an empty service", Double.NaN, 1, (_, _) -> EmptyService.NOTHING);

  /** Builds the path of a query about an area. */
  @FunctionalInterface
  interface Address {
    String of(String area, SplittableRandom random);
  }

  boolean isOfNothing() {
    return equals(NOTHING);
  }

  boolean hasTarget() {
    return !Double.isNaN(targetMillis);
  }

  /** All questions, that of nothing first. */
  static List<SampleQuery> all() {
    return List.of(
        NOTHING,
        of("profile as of a day", 10, (area, r) -> at(area) + "/profile?asOf=" + day(r, 0)),
        of("profile as of a day, known years ago", 10, SampleQuery::knownYearsAgo),
        of(
            "history by cycle, ten years",
            30,
            (area, _) -> at(area) + "/history?by=cycle&from=2016-01-01&to=2025-12-31"),
        of(
            "movement, neighbouring cycles",
            30,
            (area, r) -> {
              int cycle = 1 + r.nextInt(HistoryShape.CYCLES - 1);
              return movement(area, cycle, cycle + 1);
            }),
        of("movement, ten years", 30, (area, _) -> movement(area, 1, HistoryShape.CYCLES)),
        new SampleQuery(
            "matrix of all areas", 1_000, FEWER, (_, r) -> BASE + "/matrix?asOf=" + day(r, 0)),
        of("audit page of 100", 10, (_, _) -> BASE + "/audit?limit=100"),
        of("audit page of an area", 10, (area, _) -> BASE + "/audit?limit=100&area=" + area),
        of(
            "audit page of a member",
            10,
            (_, _) -> BASE + "/audit?limit=100&member=" + PartnershipHistory.RATER),
        of("audit page, newest first", 10, (_, _) -> BASE + "/audit?limit=100&order=newest"),
        of(
            "events, page of 500",
            Double.NaN,
            (_, r) -> BASE + "/events?limit=500&after=" + r.nextInt(10_000)));
  }

  private static SampleQuery of(String name, double targetMillis, Address address) {
    return new SampleQuery(name, targetMillis, 1, address);
  }

  private static String at(String area) {
    return BASE + "/areas/" + area;
  }

  private static String knownYearsAgo(String area, SplittableRandom random) {
    LocalDate day = day(random, 3);
    String known = day.plusMonths(2) + "T12:00:00Z";
    return at(area) + "/profile?asOf=" + day + "&knownAt=" + known;
  }

  private static String movement(String area, int from, int to) {
    return at(area)
        + "/movement?from="
        + PartnershipHistory.cycle(from)
        + "&to="
        + PartnershipHistory.cycle(to);
  }

  private static LocalDate day(SplittableRandom random, int yearsLess) {
    return LocalDate.of(2016, 7, 1).plusDays(random.nextInt(DAYS * (9 - yearsLess)));
  }
}
