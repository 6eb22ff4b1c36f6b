package uk.ragtime.query.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;

/**
 * One version of a checklist, with its capabilities in their order.
 *
 * @param dropped those of the version before that nothing carries on; null for the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChecklistVersion(
    ChecklistCode checklist,
    int version,
    String title,
    List<Capability> capabilities,
    @Nullable List<CapabilityCode> dropped) {}
