package uk.ragtime.command.checklist;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.web.Problem;

@RestController
final class ChecklistEndpoint {
  @PutMapping("/v1/{partnership}/checklists/{checklist}/versions/{version}")
  ResponseEntity<CommandRequest.Answer> put(
      CommandRequest request, @PathVariable ChecklistCode checklist, @PathVariable int version) {
    request.authorize(PublishChecklistVersion.PERMISSION);
    if (version < 1) {
      throw Problem.INVALID_PARAMETER.because("Versions are counted from 1");
    }
    return request.locatingFaults(() -> publish(request, checklist, version));
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
