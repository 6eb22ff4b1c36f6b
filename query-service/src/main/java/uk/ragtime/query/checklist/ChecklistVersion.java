package uk.ragtime.query.checklist;

import java.util.List;
import uk.ragtime.kernel.ChecklistCode;

/** One version of a checklist, with its capabilities in their order. */
public record ChecklistVersion(
    ChecklistCode checklist, int version, String title, List<Capability> capabilities) {}
