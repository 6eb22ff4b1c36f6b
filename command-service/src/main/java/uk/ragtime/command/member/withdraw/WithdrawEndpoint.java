package uk.ragtime.command.member.withdraw;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.MemberCode;

@RestController
final class WithdrawEndpoint {
  @PostMapping("/v1/{partnership}/members/{member}/invitation/withdraw")
  ResponseEntity<CommandRequest.Answer> withdraw(
      CommandRequest request, @PathVariable MemberCode member) {
    request.authorize(WithdrawInvitation.PERMISSION).jsonIfAny().check();
    return request.send(new WithdrawInvitation(request.partnership(), member));
  }
}
