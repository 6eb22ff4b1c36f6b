package uk.ragtime.command.cycle;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.http.Fields;
import uk.ragtime.command.http.Inbound;
import uk.ragtime.command.http.Readers;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;

@RestController
final class CycleEndpoint {
  private static final int MAX_VERSION = 10_000;

  @PutMapping("/v1/{partnership}/cycles/{cycle}")
  ResponseEntity<Inbound.Answer> put(Inbound inbound, @PathVariable CycleCode cycle) {
    Fields fields = inbound.admit(new RequiredPermission.RoleFor(Action.MANAGE_CYCLES)).json();
    var name = fields.required("name", Readers.line(200));
    var checklist = fields.required("checklist", Readers.code(ChecklistCode::new));
    var version = fields.required("version", Readers.number(MAX_VERSION));
    var opensOn = fields.required("opensOn", Readers::date);
    var cutOff = fields.required("cutOff", Readers::instant);
    var historic = fields.optional("historic", Readers::flag);
    fields.check();
    return inbound.send(
        new ScheduleCycle(
            inbound.partnership(),
            cycle,
            name.get(),
            checklist.get(),
            version.get(),
            opensOn.get(),
            cutOff.get(),
            historic.or(false)));
  }

  @PostMapping("/v1/{partnership}/cycles/{cycle}/close")
  ResponseEntity<Inbound.Answer> close(Inbound inbound, @PathVariable CycleCode cycle) {
    inbound.admit(new RequiredPermission.RoleFor(Action.MANAGE_CYCLES)).jsonIfAny().check();
    return inbound.send(new CloseCycle(inbound.partnership(), cycle));
  }
}
