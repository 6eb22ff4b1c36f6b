package uk.ragtime.query.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.export.AreaProfiles.AreaProfile;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.Profile;
import uk.ragtime.query.profile.RollUp;
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
          ExportColumn.share("share_of_green"));

  private ProfileRows() {}

  static void write(Tenant tenant, ExportQuery query, Table table) throws IOException {
    AreaProfiles.each(tenant, query, profile -> write(profile, table));
  }

  private static void write(AreaProfile profile, Table table) throws IOException {
    for (Profile.CapabilityRow row : profile.profile().rows()) {
      Distribution counts = row.distribution();
      @Nullable Rating rating = rating(row.rollup());
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
          rating == null ? null : rating.name(),
          word(row.rollup()),
          Rag.score(rating),
          share(row.rollup()));
    }
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
