package uk.ragtime.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.member.DisplayedMember;

/**
 * A word about a rating, or a step of a review: by whom, when and why. Steps have no effective day,
 * stage or rating, and no capability unless they answer a challenge.
 *
 * @param agency absent for a step that concerns a whole area
 * @param capability code that it had when it was rated
 * @param from rating that was replaced, confirmed, challenged or withdrawn; null if there was none
 * @param to absent where a rating was withdrawn; of an answer, the rating that is offered
 * @param reason null for anything but a changed rating
 * @param rationale what was written, be it a remark, a reason or a statement; null if there is none
 *     to show
 * @param evidence empty if there is none; null if it was given and cannot be shown
 * @param erased names of the texts that were given and have been erased
 * @param missing names of the texts that were given and are not here, or do not fit their seals
 * @param onBehalf whether a coordinator recorded it for the agency
 * @param basis whose word an agreement is
 * @param withdraws position of the entry that this one withdraws
 * @param until how long a reopened or extended assessment takes ratings
 * @param assignee who was asked to look at capabilities
 * @param capabilities that they were asked to look at
 * @param dueOn day by which they were asked to
 */
record AuditEntry(
    long position,
    AuditKind kind,
    Instant recordedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate effectiveOn,
    DisplayedMember by,
    boolean onBehalf,
    AreaCode area,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AgencyCode agency,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CapabilityCode capability,
    ChecklistCode checklist,
    CycleCode cycle,
    @Nullable Rating from,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rating to,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Stage stage,
    @Nullable ChangeReason reason,
    @Nullable String rationale,
    @Nullable List<Evidence> evidence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing,
    String correlationId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Basis basis,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long withdraws,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant until,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DisplayedMember assignee,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CapabilityCode> capabilities,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate dueOn) {}
