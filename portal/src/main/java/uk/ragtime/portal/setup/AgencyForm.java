package uk.ragtime.portal.setup;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.NameAndCode;

/**
 * An agency as typed.
 *
 * @param code of a new agency; blank to make it of the name
 * @param was the agency as it was when the form was opened
 */
record AgencyForm(
    @Nullable UUID key,
    String name,
    String code,
    @Nullable Sector sector,
    Set<String> areas,
    String odsCode,
    String was)
    implements EntryForm<ReferenceData.Agency, AgencyForm> {
  private static final String ODS_CODE = "[A-Z0-9]{3,12}";

  AgencyForm {
    name = NameAndCode.tidy(name);
    code = NameAndCode.tidy(code);
    areas = Set.copyOf(Objects.requireNonNullElse(areas, Set.of()));
    odsCode = NameAndCode.tidy(odsCode).replace(" ", "").toUpperCase(Locale.ROOT);
    was = Objects.requireNonNullElse(was, "");
  }

  /** Form of a new agency, which works everywhere if there is one area only. */
  static AgencyForm empty(List<Lists.Area> areas) {
    Set<String> only = areas.size() == 1 ? Set.of(areas.getFirst().area()) : Set.of();
    return new AgencyForm(UUID.randomUUID(), "", "", null, only, "", "");
  }

  static AgencyForm of(ReferenceData.Agency agency) {
    return new AgencyForm(
        UUID.randomUUID(),
        agency.name(),
        agency.agency(),
        sectorOf(agency),
        Set.copyOf(agency.areas()),
        Objects.requireNonNullElse(agency.odsCode(), ""),
        stateOf(agency));
  }

  /** Sector of an agency; null for one that a newer service sends. */
  static @Nullable Sector sectorOf(ReferenceData.Agency agency) {
    for (Sector sector : Sector.values()) {
      if (sector.name().equals(agency.sector())) {
        return sector;
      }
    }
    return null;
  }

  private static String stateOf(ReferenceData.Agency agency) {
    return String.join(
        " · ",
        agency.name(),
        Objects.requireNonNullElse(agency.sector(), ""),
        String.join(" ", agency.areas().stream().sorted().toList()),
        Objects.requireNonNullElse(agency.odsCode(), ""));
  }

  @Override
  public AgencyForm on(ReferenceData.Agency now) {
    return new AgencyForm(UUID.randomUUID(), name, code, sector, areas, odsCode, stateOf(now));
  }

  @Override
  public AgencyForm coded(String other) {
    return new AgencyForm(UUID.randomUUID(), name, other, sector, areas, odsCode, was);
  }

  @Override
  public String state() {
    return String.join(
        " · ",
        name,
        sector == null ? "" : sector.name(),
        String.join(" ", areas.stream().sorted().toList()),
        odsCode);
  }

  @Override
  public List<FieldError> errors(boolean isNew) {
    List<FieldError> errors = nameAndCodeErrors(isNew);
    if (sector == null) {
      errors.add(new FieldError("agencies.wrong.sector", "sector"));
    }
    if (!odsCode.isEmpty() && !odsCode.matches(ODS_CODE)) {
      errors.add(new FieldError("agencies.wrong.ods", "odsCode"));
    }
    return errors;
  }

  /** The command; there must be no errors. */
  ReferenceCommands.Agency agency() {
    return new ReferenceCommands.Agency(
        name,
        Objects.requireNonNull(sector).name(),
        areas.stream().sorted().toList(),
        odsCode.isEmpty() ? null : odsCode);
  }
}
