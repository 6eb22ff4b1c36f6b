package uk.ragtime.portal.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Profiles;

/**
 * Address of an area's profile with all that its visitor chose. Addresses of stories carry it
 * along, so that they are about the same moment and lead back to the same page.
 *
 * @param asOf null for today
 * @param knownOn null for everything recorded
 * @param rule null if none was chosen, which stands for the worst rating
 * @param compare cycle or date with which ratings are compared; null for the cycle before
 */
public record ProfileAddress(
    AreaAddress area,
    @Nullable LocalDate asOf,
    @Nullable KnownOn knownOn,
    @Nullable RollUpRule rule,
    StageChoice stage,
    @Nullable String compare) {

  /** Parameters of an address about a profile. */
  public record Asked(
      @Nullable String asOf,
      @Nullable String knownAt,
      @Nullable String rollup,
      @Nullable String stage,
      @Nullable String compare) {}

  /**
   * Address of a page that a profile leads to, with the choices made there.
   *
   * @throws Failure.NotFound if a moment is none, or is in the future
   */
  public static ProfileAddress of(AreaAddress area, Asked asked, LocalDate today) {
    return new ProfileAddress(
        area,
        moment(asked.asOf(), today).map(KnownOn::date).orElse(null),
        moment(asked.knownAt(), today).orElse(null),
        chosen(asked.rollup()),
        StageChoice.of(asked.stage()),
        comparable(asked.compare()));
  }

  /**
   * Address of a page about two moments, which has none of its own.
   *
   * @throws Failure.NotFound if what was known is of no moment, or of one in the future
   */
  public static ProfileAddress between(
      AreaAddress area, @Nullable String knownAt, @Nullable String stage, LocalDate today) {
    return of(area, new Asked(null, knownAt, null, stage, null), today);
  }

  /** Empty for the present. */
  private static Optional<KnownOn> moment(@Nullable String text, LocalDate today) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    KnownOn moment =
        KnownOn.of(text.strip())
            .filter(it -> !it.date().isAfter(today))
            .orElseThrow(() -> new Failure.NotFound("moment"));
    return today.equals(moment.day()) ? Optional.empty() : Optional.of(moment);
  }

  /** Rule as addresses keep it: null for the usual one. */
  public static @Nullable RollUpRule chosen(@Nullable String rollUp) {
    RollUpRule rule = RollUpRule.of(rollUp);
    return rule == RollUpRule.WORST ? null : rule;
  }

  /** Today's profile. */
  public static ProfileAddress of(AreaAddress area) {
    return new ProfileAddress(area, null, null, null, StageChoice.STANDING, null);
  }

  /**
   * Cycle or date to compare with; null for the cycle before.
   *
   * @throws Failure.NotFound if it is neither
   */
  public static @Nullable String comparable(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!text.matches(Codes.SLUG)) {
      throw new Failure.NotFound("compare");
    }
    return text;
  }

  public RollUpRule rollUp() {
    return rule == null ? RollUpRule.WORST : rule;
  }

  /** Whether it is about the present, with everything recorded. */
  public boolean isNow() {
    return asOf == null && knownOn == null;
  }

  /** Whether an entry counts at its moment. */
  public boolean counts(LocalDate effectiveOn, Instant recordedAt) {
    return (asOf == null || !effectiveOn.isAfter(asOf))
        && (knownOn == null || !recordedAt.isAfter(knownOn.instant()));
  }

  public ProfileAddress by(@Nullable String checklist) {
    return new ProfileAddress(area.by(checklist), asOf, knownOn, rule, stage, compare);
  }

  public ProfileAddress on(@Nullable LocalDate date) {
    return new ProfileAddress(area, date, knownOn, rule, stage, compare);
  }

  public ProfileAddress comparedWith(@Nullable String moment) {
    return new ProfileAddress(area, asOf, knownOn, rule, stage, moment);
  }

  /** The same choices, of the present. */
  public ProfileAddress now() {
    return new ProfileAddress(area, null, null, rule, stage, compare);
  }

  /** The date with which it compares; empty for a cycle. */
  public Optional<LocalDate> comparedDate() {
    try {
      return compare == null ? Optional.empty() : Optional.of(LocalDate.parse(compare));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  public String profile() {
    return finish(start());
  }

  public String story(String agency, String capability) {
    return finish(start().pathSegment("agencies", agency, "capabilities", capability));
  }

  /**
   * A page of the area about two moments, with the words that count and what was known.
   *
   * @param name last part of its address
   * @param from value of the first moment; null for the cycle before the second
   * @param to value of the second moment; null for the current cycle
   */
  public String between(String name, @Nullable String from, @Nullable String to) {
    return finish(
        new ProfileAddress(area, null, knownOn, null, stage, null)
            .start()
            .pathSegment(name)
            .queryParamIfPresent("from", Optional.ofNullable(from))
            .queryParamIfPresent("to", Optional.ofNullable(to)));
  }

  /** View of ratings to ask the query service for. */
  public Profiles.View view() {
    return new Profiles.View(
        area.checklist(),
        asOf,
        knownOn == null ? null : knownOn.instant(),
        stage.slug(),
        rollUp().slug());
  }

  /** The query string of the address: empty, or with its question mark. */
  public String query() {
    String whole = profile();
    int from = whole.indexOf('?');
    return from < 0 ? "" : whole.substring(from);
  }

  private UriComponentsBuilder start() {
    boolean standing = stage == StageChoice.STANDING;
    return UriComponentsBuilder.newInstance()
        .path("/")
        .pathSegment(area.partnership(), "areas", area.area())
        .queryParamIfPresent("checklist", Optional.ofNullable(area.checklist()))
        .queryParamIfPresent("rollup", Optional.ofNullable(rule).map(RollUpRule::slug))
        .queryParamIfPresent("asOf", Optional.ofNullable(asOf))
        .queryParamIfPresent("knownAt", Optional.ofNullable(knownOn).map(KnownOn::text))
        .queryParamIfPresent("stage", standing ? Optional.empty() : Optional.of(stage.slug()))
        .queryParamIfPresent("compare", Optional.ofNullable(compare));
  }

  private static String finish(UriComponentsBuilder address) {
    return address.build().encode().toUriString();
  }
}
