package uk.ragtime.query.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.comment.CommentLog.Row;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/comments}. */
@RestController
final class CommentsController {
  /**
   * @param next cursor of the next page; null if there is none yet
   */
  record Answer(List<Comment> comments, @Nullable Long next, long position) {}

  /**
   * @param comment number within the assessment, from 1
   * @param position with the field {@code comment}, the place of the text
   * @param capability null where it is about the assessment as a whole
   * @param replyTo the comment that it answers; null where it answers none
   * @param text null if it was withdrawn, or cannot be shown
   * @param withdrawn null unless it was withdrawn
   * @param erased {@code ["text"]} if it was erased
   * @param missing {@code ["text"]} if it is not here, or does not fit its seal
   */
  record Comment(
      int comment,
      long position,
      Instant recordedAt,
      DisplayedMember by,
      @Nullable CapabilityCode capability,
      @Nullable Integer replyTo,
      @Nullable String text,
      @Nullable Withdrawal withdrawn,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {}

  record Withdrawal(Instant recordedAt, DisplayedMember by) {}

  private static final List<String> TEXT = List.of("text");

  @GetMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/comments")
  Answer comments(
      @RequiredAction(Action.READ_COMMENTS) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      Page page) {
    session.requireReaderOfComments(agency);
    boolean names = session.may(Action.READ_NAMES);
    return session.answer("comments", tenant -> answer(tenant, cycle, area, agency, page, names));
  }

  private static Answer answer(
      Tenant tenant,
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      Page page,
      boolean visible) {
    Cycles.known(tenant, KnownAt.LATEST).require(cycle);
    Areas.require(tenant, area);
    Agencies.require(tenant, agency);
    List<Row> found = CommentLog.page(tenant, cycle, area, agency, page);
    boolean more = found.size() > page.limit();
    List<Row> rows = more ? found.subList(0, page.limit()) : found;
    Set<String> handles = new TreeSet<>();
    for (Row row : rows) {
      handles.add(row.actor());
      if (row.withdrawnBy() != null) {
        handles.add(row.withdrawnBy());
      }
    }
    MemberNames names = MemberNames.of(tenant, handles, visible);
    PlacedOpenings openings =
        PlacedOpenings.at(
            tenant,
            rows.stream().filter(row -> row.withdrawnAt() == null).map(Row::position).toList());
    return new Answer(
        rows.stream().map(row -> comment(row, names, openings)).toList(),
        more ? Long.valueOf(rows.getLast().position()) : null,
        tenant.position());
  }

  private static Comment comment(Row row, MemberNames names, PlacedOpenings openings) {
    boolean withdrawn = row.withdrawnAt() != null;
    SealedText text =
        openings.text(row.position(), SealedField.COMMENT, withdrawn ? null : row.textSeal());
    return new Comment(
        row.number(),
        row.position(),
        row.recordedAt(),
        names.displayed(row.actor()),
        row.capability(),
        row.replyTo(),
        text.text().orElse(null),
        row.withdrawnAt() == null || row.withdrawnBy() == null
            ? null
            : new Withdrawal(row.withdrawnAt(), names.displayed(row.withdrawnBy())),
        text instanceof SealedText.Erased ? TEXT : List.of(),
        text instanceof SealedText.Missing ? TEXT : List.of());
  }
}
