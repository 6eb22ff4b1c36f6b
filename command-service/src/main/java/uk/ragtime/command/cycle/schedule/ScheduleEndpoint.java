package uk.ragtime.command.cycle.schedule;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class ScheduleEndpoint {
  private static final int MAX_VERSION = 10_000;

  @PutMapping("/v1/{partnership}/cycles/{cycle}")
  ResponseEntity<CommandRequest.Answer> put(CommandRequest request, @PathVariable CycleCode cycle) {
    Fields fields = request.authorize(ScheduleCycle.PERMISSION).json();
    var name = fields.required("name", TextParsers.line(200));
    var checklist = fields.required("checklist", FieldParsers.code(ChecklistCode::new));
    var version = fields.required("version", FieldParsers.number(MAX_VERSION));
    var opensOn = fields.required("opensOn", FieldParsers::date);
    var cutOff = fields.required("cutOff", FieldParsers::instant);
    var historic = fields.optional("historic", FieldParsers::flag);
    var rules = RulesFields.of(fields);
    var reason = fields.optional("reason", TextParsers::freeText);
    fields.check();
    return request.send(
        new ScheduleCycle(
            request.partnership(),
            cycle,
            name.get(),
            checklist.get(),
            version.get(),
            opensOn.get(),
            cutOff.get(),
            historic.or(false),
            rules.map(RulesFields::rules).orElse(null),
            request.sealedIfAny(SealedField.REASON, reason.orNull())));
  }
}
