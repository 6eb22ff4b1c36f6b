package uk.ragtime.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.Problem;
import uk.ragtime.web.request.AcceptedParameters;
import uk.ragtime.web.request.RequestParameters;

/** {@code GET /v1/{partnership}/exports/{ratings|changes|profile}.{csv|xlsx}}. */
@RestController
final class ExportController {
  /**
   * Ample for a million rows over a slow line. After that the database releases the export's
   * snapshot, which holds back cleanup in all tables.
   */
  static final String AT_MOST = "15min";

  static final String LIMIT_TIME = "select set_config('transaction_timeout', :atMost, true)";

  private final ExportSlots slots;

  ExportController(ExportSlots slots) {
    this.slots = slots;
  }

  @GetMapping("/v1/{partnership}/exports/{export}.{format}")
  void export(
      HttpMethod method,
      @RequiredAction(Action.EXPORT) QueryAccess.Session session,
      HttpServletResponse response,
      @PathVariable String export,
      @PathVariable String format,
      @AcceptedParameters({
            "area",
            "agency",
            "capability",
            "checklist",
            "cycle",
            "member",
            "asOf",
            "knownAt",
            "from",
            "to",
            "stage",
            "kinds",
            "rollup"
          })
          RequestParameters parameters,
      Instant now)
      throws IOException {
    Export what = exportNamed(export);
    ExportFormat as = formatNamed(format);
    ExportQuery query = ExportQuery.read(what, parameters, session.may(Action.READ_NAMES), now);
    String fileName =
        "%s-%s-%s.%s"
            .formatted(session.partnership(), what.spelling(), query.day(), as.extension());
    Download download = new Download(response, fileName, as.mediaType());
    if (method.equals(HttpMethod.HEAD)) {
      session.answer("export-head", tenant -> FirstRow.reach(tenant, what, query));
      download.sendHeaders();
      return;
    }
    try (ExportSlots.Slot _ = slots.take(session.partnership())) {
      session.answer("export", tenant -> write(tenant, what, as, query, download));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    // The connection is back in its pool, so nobody waits for the last bytes.
    download.complete();
  }

  private static boolean write(
      Tenant tenant, Export what, ExportFormat as, ExportQuery query, Download download) {
    tenant.ask(LIMIT_TIME).param("atMost", AT_MOST).query(String.class).single();
    try (Table table = as.table(download, what.spelling(), what.columns(query))) {
      what.write(tenant, query, table);
      table.finish();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Export exportNamed(String name) {
    return Arrays.stream(Export.values())
        .filter(export -> export.spelling().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.NOT_FOUND.because("There are: ratings, changes, profile"));
  }

  private static ExportFormat formatNamed(String name) {
    return Arrays.stream(ExportFormat.values())
        .filter(format -> format.extension().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.NOT_FOUND.because("Exports are made as csv and as xlsx"));
  }
}
