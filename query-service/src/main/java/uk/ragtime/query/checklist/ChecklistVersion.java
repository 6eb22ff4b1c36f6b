package uk.ragtime.query.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;

/**
 * A version of a checklist, with its capabilities in order.
 *
 * @param dropped items of the previous version that none continues; null for the first version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChecklistVersion(
    ChecklistCode checklist,
    int version,
    String title,
    List<Capability> capabilities,
    @Nullable List<CapabilityCode> dropped) {}
