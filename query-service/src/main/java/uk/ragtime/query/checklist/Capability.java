package uk.ragtime.query.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;

/**
 * One item of a checklist version.
 *
 * @param mapsFrom the item of the version before that it is, where that had another code
 * @param from how it carries on what came before; null in a first version
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
