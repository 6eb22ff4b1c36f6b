package uk.ragtime.command.checklist;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.http.Inbound;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.web.Problem;

@RestController
final class ChecklistEndpoint {
  @PutMapping("/v1/{partnership}/checklists/{checklist}/versions/{version}")
  ResponseEntity<Inbound.Answer> put(
      Inbound inbound, @PathVariable ChecklistCode checklist, @PathVariable int version) {
    inbound.admit(new RequiredPermission.RoleFor(Action.MANAGE_CHECKLISTS));
    if (version < 1) {
      throw Problem.INVALID_PARAMETER.because("Versions are counted from 1");
    }
    return inbound.locatingFaults(() -> publish(inbound, checklist, version));
  }

  private static ResponseEntity<Inbound.Answer> publish(
      Inbound inbound, ChecklistCode checklist, int version) {
    ChecklistFields document = ChecklistFields.read(inbound.jsonOrYaml());
    return inbound.send(
        new PublishChecklistVersion(
            inbound.partnership(),
            checklist,
            version,
            document.title(),
            document.capabilities(),
            document.dropped(),
            document.accountsForAll()));
  }
}
