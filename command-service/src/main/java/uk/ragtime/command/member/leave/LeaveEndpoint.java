package uk.ragtime.command.member.leave;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class LeaveEndpoint {
  @PostMapping("/v1/{partnership}/members/{member}/leave")
  ResponseEntity<CommandRequest.Answer> leave(
      CommandRequest request, @PathVariable MemberCode member) {
    Fields fields = request.authorize(LeavePartnership.PERMISSION).jsonIfAny();
    var leavesOn = fields.optional("leavesOn", FieldParsers::date);
    fields.check();
    return request.send(new LeavePartnership(request.partnership(), member, leavesOn.orNull()));
  }
}
