package uk.ragtime.query.export;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.agency.Agency;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.export.AreaProfiles.AreaProfile;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.profile.Profile;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.rating.RatingsByStage;
import uk.ragtime.query.tenancy.Tenant;

/** A row for every cell that counts, area by agency by capability, rated or not. */
final class RatingRows {
  private static final List<ExportColumn> COLUMNS =
      List.of(
          ExportColumn.date("as_of"),
          ExportColumn.text("cycle_key"),
          ExportColumn.text("area_key"),
          ExportColumn.text("area_name"),
          ExportColumn.text("agency_key"),
          ExportColumn.text("agency_name"),
          ExportColumn.text("sector"),
          ExportColumn.text("capability_key"),
          ExportColumn.text("capability_title"),
          ExportColumn.text("section"),
          ExportColumn.text("rating"),
          ExportColumn.text("rag"),
          ExportColumn.number("score"),
          ExportColumn.text("stage"),
          ExportColumn.date("effective_on"),
          ExportColumn.instant("recorded_at"),
          ExportColumn.text("rated_in_cycle_key"),
          ExportColumn.text("rated_as_code"),
          ExportColumn.yesNo("is_carried_over"),
          ExportColumn.number("age_in_days"),
          ExportColumn.number("log_position"),
          ExportColumn.text("member"));

  /** Words beside the rating; after the names, so that the columns before keep their places. */
  private static final List<ExportColumn> WORDS =
      List.of(
          ExportColumn.text("self_rating"),
          ExportColumn.text("agreed_rating"),
          ExportColumn.text("open_challenge"));

  /** From the stage to the log position: empty without a rating. */
  private static final int CELLS_OF_AN_ENTRY = 8;

  private RatingRows() {}

  static List<ExportColumn> columns(boolean names) {
    return Stream.concat(MemberColumns.of(COLUMNS, names).stream(), WORDS.stream()).toList();
  }

  static void write(Tenant tenant, ExportQuery query, Table table) throws IOException {
    AreaProfiles.each(tenant, query, profile -> write(tenant, query, profile, table));
  }

  private static void write(Tenant tenant, ExportQuery query, AreaProfile profile, Table table)
      throws IOException {
    MemberNames names = MemberNames.of(tenant, actors(profile.profile()), query.names());
    for (Profile.CapabilityRow row : profile.profile().rows()) {
      Map<AgencyCode, RatingEntry> rated =
          row.ratings().stream()
              .collect(Collectors.toMap(RatingEntry::agency, Function.identity()));
      for (Agency agency : profile.agencies().values()) {
        List<@Nullable Object> cells = new ArrayList<>(COLUMNS.size() + 1 + WORDS.size());
        addCell(cells, profile, agency, row.capability());
        RatingEntry entry = rated.get(agency.agency());
        addRating(cells, profile, entry);
        MemberColumns.add(cells, entry == null ? null : entry.actor(), names, query.names());
        addWords(cells, profile.words(), row.capability().code(), agency.agency());
        table.row(cells.toArray());
      }
    }
  }

  private static List<String> actors(Profile profile) {
    return profile.rows().stream()
        .flatMap(row -> row.ratings().stream())
        .map(RatingEntry::actor)
        .distinct()
        .toList();
  }

  private static void addCell(
      List<@Nullable Object> cells, AreaProfile profile, Agency agency, Capability capability) {
    Cycle cycle = profile.cycle();
    cells.add(profile.day());
    cells.add(cycle.cycle().value());
    cells.add(profile.area().area().value());
    cells.add(profile.area().name());
    cells.add(agency.agency().value());
    cells.add(agency.name());
    cells.add(agency.sector().name());
    cells.add(CapabilityKey.of(cycle, capability));
    cells.add(capability.title());
    cells.add(capability.section());
  }

  private static void addWords(
      List<@Nullable Object> cells,
      RatingsByStage words,
      CapabilityCode capability,
      AgencyCode agency) {
    cells.add(Rag.code(words.self(capability, agency)));
    cells.add(Rag.code(words.agreed(capability, agency)));
    cells.add(Rag.code(words.openChallenge(capability, agency)));
  }

  private static void addRating(
      List<@Nullable Object> cells, AreaProfile profile, @Nullable RatingEntry entry) {
    Rating rating = entry == null ? null : entry.rating();
    cells.add(Rag.code(rating));
    cells.add(Rag.word(rating));
    cells.add(Rag.score(rating));
    if (entry == null) {
      cells.addAll(Collections.nCopies(CELLS_OF_AN_ENTRY, null));
      return;
    }
    cells.add(entry.stage().name());
    cells.add(entry.effectiveOn());
    cells.add(entry.recordedAt());
    cells.add(entry.cycle().value());
    cells.add(entry.capability().value());
    cells.add(!entry.cycle().equals(profile.cycle().cycle()));
    cells.add(ChronoUnit.DAYS.between(entry.effectiveOn(), profile.day()));
    cells.add(entry.position());
  }
}
