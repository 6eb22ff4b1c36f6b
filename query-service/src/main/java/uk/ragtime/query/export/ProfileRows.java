package uk.ragtime.query.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.export.AreaProfiles.AreaProfile;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.Profile;
import uk.ragtime.query.profile.RollUp;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.RatingsByStage;
import uk.ragtime.query.tenancy.Tenant;

/** A row for every area and capability, with its counts and its roll-up. */
final class ProfileRows {
  static final List<ExportColumn> COLUMNS =
      List.of(
          ExportColumn.date("as_of"),
          ExportColumn.text("cycle_key"),
          ExportColumn.text("area_key"),
          ExportColumn.text("area_name"),
          ExportColumn.text("capability_key"),
          ExportColumn.text("capability_title"),
          ExportColumn.text("section"),
          ExportColumn.number("red"),
          ExportColumn.number("amber"),
          ExportColumn.number("green"),
          ExportColumn.number("not_applicable"),
          ExportColumn.number("not_rated"),
          ExportColumn.text("rollup"),
          ExportColumn.text("rating"),
          ExportColumn.text("rag"),
          ExportColumn.number("score"),
          ExportColumn.share("share_of_green"),
          ExportColumn.text("stage"),
          ExportColumn.text("self_rating"),
          ExportColumn.text("agreed_rating"),
          ExportColumn.text("open_challenge"));

  private ProfileRows() {}

  static void write(Tenant tenant, ExportQuery query, Table table) throws IOException {
    AreaProfiles.each(tenant, query, profile -> write(query, profile, table));
  }

  private static void write(ExportQuery query, AreaProfile profile, Table table)
      throws IOException {
    Set<AgencyCode> agencies = profile.agencies().keySet();
    RatingsByStage words = profile.words();
    for (Profile.CapabilityRow row : profile.profile().rows()) {
      Distribution counts = row.distribution();
      @Nullable Rating rating = rating(row.rollup());
      CapabilityCode code = row.capability().code();
      table.row(
          profile.day(),
          profile.cycle().cycle().value(),
          profile.area().area().value(),
          profile.area().name(),
          CapabilityKey.of(profile.cycle(), row.capability()),
          row.capability().title(),
          row.capability().section(),
          counts.red(),
          counts.amber(),
          counts.green(),
          counts.notApplicable(),
          counts.notRated(),
          row.rollup().rule().spelling(),
          Rag.code(rating),
          word(row.rollup()),
          Rag.score(rating),
          share(row.rollup()),
          query.stage().spelling(),
          Rag.code(combined(query.rule(), agencies, agency -> words.self(code, agency))),
          Rag.code(combined(query.rule(), agencies, agency -> words.agreed(code, agency))),
          Rag.code(worst(agencies, agency -> words.openChallenge(code, agency))));
    }
  }

  private static @Nullable Rating combined(
      RollUpRule rule, Set<AgencyCode> agencies, Function<AgencyCode, @Nullable Rating> word) {
    return rating(rule.of(Distribution.of(words(agencies, word), agencies.size())));
  }

  /** Of the agencies that have one, by whichever rule the others are combined: none is hidden. */
  private static @Nullable Rating worst(
      Set<AgencyCode> agencies, Function<AgencyCode, @Nullable Rating> word) {
    List<Rating> words = words(agencies, word);
    return rating(RollUpRule.WORST.of(Distribution.of(words, words.size())));
  }

  private static List<Rating> words(
      Set<AgencyCode> agencies, Function<AgencyCode, @Nullable Rating> word) {
    return agencies.stream().flatMap(agency -> Stream.ofNullable(word.apply(agency))).toList();
  }

  private static @Nullable Rating rating(RollUp rollup) {
    return switch (rollup) {
      case RollUp.OneRating one -> one.rating();
      case RollUp.ShareOfGreen share -> share.rating();
    };
  }

  /** Empty if the rule gives a share and no rating. */
  private static @Nullable String word(RollUp rollup) {
    return switch (rollup) {
      case RollUp.OneRating one -> Rag.word(one.rating());
      case RollUp.ShareOfGreen share -> share.rating() == null ? null : Rag.word(share.rating());
    };
  }

  private static @Nullable BigDecimal share(RollUp rollup) {
    return switch (rollup) {
      case RollUp.OneRating _ -> null;
      case RollUp.ShareOfGreen share -> share.share();
    };
  }
}
