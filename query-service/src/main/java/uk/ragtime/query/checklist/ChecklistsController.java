package uk.ragtime.query.checklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;

/** {@code GET /v1/{partnership}/checklists} and one version as it can be published again. */
@RestController
final class ChecklistsController {
  /** More versions than a partnership publishes. */
  private static final int MAX_VERSION = 999_999_999;

  record Answer(List<ListedVersion> checklists, long position) {}

  /**
   * @param languages that of its texts first, then those that it is translated into
   */
  record ListedVersion(@JsonUnwrapped ChecklistVersion version, List<String> languages) {}

  @GetMapping("/v1/{partnership}/checklists")
  Answer checklists(@RequiredAction(Action.READ_PROFILES) QueryAccess.Session session) {
    return session.answer(
        "checklists",
        tenant -> {
          ChecklistLanguages languages = ChecklistLanguages.all(tenant);
          return new Answer(
              Checklists.all(tenant).stream()
                  .map(version -> new ListedVersion(version, languages.of(version)))
                  .toList(),
              tenant.position());
        });
  }

  @GetMapping("/v1/{partnership}/checklists/{checklist}/versions/{version}")
  ResponseEntity<byte[]> version(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      @PathVariable String checklist,
      @PathVariable String version,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
    ChecklistCode code = Parameters.code("checklist", checklist, ChecklistCode::new);
    int number = Math.toIntExact(Parameters.number("version", version, 1, MAX_VERSION));
    DocumentFormat format = DocumentFormat.preferred(accept);
    ChecklistDocument document =
        session.answer(
            "checklist-version", tenant -> ChecklistDocuments.require(tenant, code, number));
    return ResponseEntity.ok().contentType(format.mediaType()).body(format.write(document));
  }
}
