package uk.ragtime.query.agency;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;

/** An agency as it is known now, and where it works. */
public record Agency(
    AgencyCode agency,
    String name,
    Sector sector,
    List<AreaCode> areas,
    @Nullable String odsCode) {}
