package uk.ragtime.command.member.cancelleave;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.MemberCode;

@RestController
final class CancelLeaveEndpoint {
  @PostMapping("/v1/{partnership}/members/{member}/stay")
  ResponseEntity<CommandRequest.Answer> stay(
      CommandRequest request, @PathVariable MemberCode member) {
    request.authorize(CancelLeave.PERMISSION).jsonIfAny().check();
    return request.send(new CancelLeave(request.partnership(), member));
  }
}
