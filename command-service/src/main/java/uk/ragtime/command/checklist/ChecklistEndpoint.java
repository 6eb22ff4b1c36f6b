package uk.ragtime.command.checklist;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

@RestController
final class ChecklistEndpoint {
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  @PutMapping("/v1/{partnership}/checklists/{checklist}/versions/{version}")
  ResponseEntity<CommandRequest.Answer> put(
      CommandRequest request, @PathVariable ChecklistCode checklist, @PathVariable String version) {
    request.authorize(PublishChecklistVersion.PERMISSION);
    int number = number(version);
    return request.locatingFaults(() -> publish(request, checklist, number));
  }

  /** Only as versions are written: 01, +1 and 0x1 would be other addresses of version 1. */
  static int number(String version) {
    if (!VERSION.matcher(version).matches()) {
      String message = "must be a whole number from 1, without zeros before it";
      throw new ProblemException(
          Problem.INVALID_PARAMETER,
          "version " + message,
          List.of(new Violation("version", "invalid", message)));
    }
    return Integer.parseInt(version);
  }

  private static ResponseEntity<CommandRequest.Answer> publish(
      CommandRequest request, ChecklistCode checklist, int version) {
    ChecklistFields document = ChecklistFields.read(request.jsonOrYaml());
    return request.send(
        new PublishChecklistVersion(
            request.partnership(),
            checklist,
            version,
            document.title(),
            document.capabilities(),
            document.dropped(),
            document.accountsForAll()));
  }
}
