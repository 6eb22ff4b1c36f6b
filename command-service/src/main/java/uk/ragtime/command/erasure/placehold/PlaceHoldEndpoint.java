package uk.ragtime.command.erasure.placehold;

import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.erasure.ReasonFields;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class PlaceHoldEndpoint {
  /** More than any complaint or inspection concerns. */
  private static final int MAX_MEMBERS = 200;

  /** Two decades of quarterly reviews. */
  private static final int MAX_CYCLES = 80;

  @PutMapping("/v1/{partnership}/holds/{hold}")
  ResponseEntity<CommandRequest.Answer> place(
      CommandRequest request, @PathVariable HoldNumber hold) {
    Fields fields = request.authorize(PlaceHold.PERMISSION).json();
    Set<MemberCode> members =
        fields.set("members", MAX_MEMBERS, FieldParsers.code(MemberCode::new));
    Set<CycleCode> cycles = fields.set("cycles", MAX_CYCLES, FieldParsers.code(CycleCode::new));
    var reason = fields.required("reason", TextParsers::freeText);
    var until = fields.optional("until", FieldParsers::date);
    if (members.isEmpty() && cycles.isEmpty()) {
      fields.fault("members", "required", "or cycles must be named");
    }
    fields.check();
    return request.send(
        new PlaceHold(
            request.partnership(),
            hold,
            members,
            cycles,
            ReasonFields.sealed(reason.get(), request.random()),
            until.orNull()));
  }
}
