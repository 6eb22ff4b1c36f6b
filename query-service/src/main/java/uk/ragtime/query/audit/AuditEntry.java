package uk.ragtime.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param rationale of a reconfirmation, what was remarked; null if there is none to show
 * @param evidence empty if there is none; null if it was given and cannot be shown
 * @param erased names of the texts that were given and have been erased
 * @param missing names of the texts that were given and are not here, or do not fit their seals
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
    @Nullable String rationale,
    @Nullable List<Evidence> evidence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing,
    String correlationId) {}
