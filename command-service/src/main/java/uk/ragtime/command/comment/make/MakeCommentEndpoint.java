package uk.ragtime.command.comment.make;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.comment.CommentCommand;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class MakeCommentEndpoint {
  @PostMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/comments")
  ResponseEntity<CommandRequest.Answer> comment(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency) {
    Fields fields = request.authorize(CommentCommand.permission(agency)).json();
    var text = fields.required("text", TextParsers::freeText);
    var capability = fields.optional("capability", FieldParsers.code(CapabilityCode::new));
    var replyTo = fields.optional("replyTo", FieldParsers.number(Integer.MAX_VALUE));
    fields.check();
    return request.send(
        new MakeComment(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            request.sealed(SealedField.COMMENT, text.get()),
            capability.orNull(),
            replyTo.orNull()));
  }
}
