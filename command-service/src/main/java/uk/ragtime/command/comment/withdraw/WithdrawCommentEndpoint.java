package uk.ragtime.command.comment.withdraw;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.comment.CommentCommand;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.PathNumber;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;

@RestController
final class WithdrawCommentEndpoint {
  @PostMapping(
      "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/comments/{comment}/withdraw")
  ResponseEntity<CommandRequest.Answer> withdraw(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency,
      @PathVariable String comment) {
    request.authorize(CommentCommand.permission(agency));
    int number = PathNumber.of("comment", comment);
    request.jsonIfAny().check();
    return request.send(
        new WithdrawComment(new AssessmentKey(request.partnership(), cycle, area, agency), number));
  }
}
