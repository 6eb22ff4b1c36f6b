package uk.ragtime.query.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;

/**
 * A capability of a checklist version.
 *
 * @param mapsFrom code of the same item in the previous version, if it was different
 * @param from items of the previous version that it continues; null in a first version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Capability(
    CapabilityCode code,
    String title,
    String section,
    String guidance,
    String red,
    String amber,
    String green,
    @Nullable CapabilityCode mapsFrom,
    @Nullable OriginItem from) {}
