package uk.ragtime.query.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.rating.EntryKind;

/**
 * A rating that was given or reconfirmed: by whom, when and why.
 *
 * @param capability code that it had when it was rated
 * @param from null if there was no rating before
 * @param reason null for a reconfirmed rating
 * @param onBehalf whether a coordinator recorded it for the agency
 */
record AuditEntry(
    long position,
    EntryKind kind,
    Instant recordedAt,
    LocalDate effectiveOn,
    DisplayedMember by,
    boolean onBehalf,
    AreaCode area,
    AgencyCode agency,
    CapabilityCode capability,
    ChecklistCode checklist,
    CycleCode cycle,
    @Nullable Rating from,
    Rating to,
    Stage stage,
    @Nullable ChangeReason reason,
    @Nullable FreeText rationale,
    List<Evidence> evidence,
    String correlationId) {}
