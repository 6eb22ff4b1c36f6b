package uk.ragtime.query.agency;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;

/** Current state of an agency, with the areas it works in. */
public record Agency(
    AgencyCode agency,
    String name,
    Sector sector,
    List<AreaCode> areas,
    @Nullable String odsCode) {}
