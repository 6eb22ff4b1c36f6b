package uk.ragtime.command.checklist;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.PathNumber;
import uk.ragtime.kernel.ChecklistCode;

@RestController
final class ChecklistEndpoint {
  @PutMapping("/v1/{partnership}/checklists/{checklist}/versions/{version}")
  ResponseEntity<CommandRequest.Answer> put(
      CommandRequest request, @PathVariable ChecklistCode checklist, @PathVariable String version) {
    request.authorize(PublishChecklistVersion.PERMISSION);
    int number = number(version);
    return request.locatingFaults(() -> publish(request, checklist, number));
  }

  static int number(String version) {
    return PathNumber.of("version", version);
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
