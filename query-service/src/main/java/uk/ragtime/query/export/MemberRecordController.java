package uk.ragtime.query.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.access.MemberReference;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.export.MemberRecord.Entry;
import uk.ragtime.query.export.MemberRecord.Person;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.Problem;

/**
 * {@code GET /v1/{partnership}/members/{member}/record} and {@code record.csv}: all that is
 * recorded of a member, for themselves and for coordinators.
 */
@RestController
final class MemberRecordController {
  private static final List<ExportColumn> COLUMNS =
      List.of(
          ExportColumn.number("log_position"),
          ExportColumn.instant("recorded_at"),
          ExportColumn.date("effective_on"),
          ExportColumn.text("event_type"),
          ExportColumn.text("subject"),
          ExportColumn.yesNo("is_by_member"),
          ExportColumn.longText("event"),
          ExportColumn.longText("rationale"),
          ExportColumn.longText("remark"),
          ExportColumn.longText("evidence"),
          ExportColumn.longText("reason"),
          ExportColumn.text("erased"),
          ExportColumn.text("missing"),
          ExportColumn.text("member"),
          ExportColumn.text("member_name"));

  /** Held in memory at once; the longest have some tens of kilobytes. */
  private static final int ROWS_AT_ONCE = 200;

  /**
   * @param next cursor of the next page; null if there is none yet
   */
  record Answer(
      @JsonUnwrapped Person person, List<Entry> entries, @Nullable Long next, long position) {}

  private final ExportSlots slots;

  MemberRecordController(ExportSlots slots) {
    this.slots = slots;
  }

  @GetMapping("/v1/{partnership}/members/{member}/record")
  Answer record(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      MemberReference member,
      Page page) {
    return session.answer(
        "member-record",
        tenant -> {
          String handle = allowed(session, tenant, member);
          Person person = MemberRecord.person(tenant, handle);
          List<Entry> found = MemberRecord.page(tenant, handle, page.after(), page.limit() + 1);
          boolean more = found.size() > page.limit();
          List<Entry> entries = more ? found.subList(0, page.limit()) : found;
          return new Answer(
              person,
              entries,
              more ? entries.getLast().position() : null,
              AppliedPositions.of(tenant));
        });
  }

  @GetMapping("/v1/{partnership}/members/{member}/record.csv")
  void file(
      HttpMethod method,
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      MemberReference member,
      HttpServletResponse response,
      Instant now)
      throws IOException {
    String handle =
        session.answer(
            "member-record-head",
            tenant ->
                MemberRecord.person(tenant, allowed(session, tenant, member)).handle().value());
    String fileName =
        "%s-record-%s-%s.csv".formatted(session.partnership(), handle, Calendar.dayOf(now));
    Download download = new Download(response, fileName, ExportFormat.CSV.mediaType());
    if (method.equals(HttpMethod.HEAD)) {
      download.sendHeaders();
      return;
    }
    try (ExportSlots.Slot _ = slots.take(session.partnership())) {
      session.answer("member-record-file", tenant -> write(tenant, handle, download));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    download.complete();
  }

  /**
   * Handle of a member whose record the caller may read.
   *
   * @throws uk.ragtime.web.ProblemException not-allowed, also about somebody unknown, to those who
   *     may only read their own
   */
  private static String allowed(
      QueryAccess.Session session, Tenant tenant, MemberReference member) {
    List<String> handles = MemberNames.handlesOf(tenant, member);
    String own = session.member().value();
    if (handles.contains(own)) {
      return own;
    }
    if (!session.may(Action.MANAGE_MEMBERS)) {
      throw Problem.NOT_ALLOWED.because("A member's record is for the member and for coordinators");
    }
    return handles.stream().findFirst().orElseThrow(MemberRecord::unknown);
  }

  private static boolean write(Tenant tenant, String handle, Download download) {
    tenant
        .ask(ExportController.LIMIT_TIME)
        .param("atMost", ExportController.AT_MOST)
        .query(String.class)
        .single();
    Person person = MemberRecord.person(tenant, handle);
    try (Table table = ExportFormat.CSV.table(download, "record", COLUMNS)) {
      long last = 0;
      List<Entry> entries;
      do {
        entries = MemberRecord.page(tenant, handle, last, ROWS_AT_ONCE);
        for (Entry entry : entries) {
          table.row(cells(entry, person).toArray());
          last = entry.position();
        }
      } while (entries.size() == ROWS_AT_ONCE);
      table.finish();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<@Nullable Object> cells(Entry entry, Person person) {
    List<@Nullable Object> cells = new ArrayList<>(COLUMNS.size());
    cells.add(entry.position());
    cells.add(entry.recordedAt());
    cells.add(entry.effectiveOn());
    cells.add(entry.type());
    cells.add(entry.subject());
    cells.add(entry.byMember());
    cells.add(entry.data());
    cells.add(entry.texts().get(SealedField.RATIONALE.wireName()));
    cells.add(entry.texts().get(SealedField.REMARK.wireName()));
    cells.add(entry.texts().get(SealedField.EVIDENCE.wireName()));
    cells.add(entry.texts().get(SealedField.REASON.wireName()));
    cells.add(String.join(" ", entry.erased()));
    cells.add(String.join(" ", entry.missing()));
    cells.add(person.who().member());
    cells.add(person.who().name());
    return cells;
  }
}
