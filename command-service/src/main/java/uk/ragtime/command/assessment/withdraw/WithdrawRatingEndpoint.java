package uk.ragtime.command.assessment.withdraw;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.RemarkFields;
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
final class WithdrawRatingEndpoint {
  @PostMapping(
      "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/ratings/{capability}/withdraw")
  ResponseEntity<CommandRequest.Answer> withdraw(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency,
      @PathVariable CapabilityCode capability) {
    Fields fields = request.authorize(WithdrawRating.permission(agency)).json();
    var position = fields.required("position", FieldParsers.number(Integer.MAX_VALUE));
    var reason = fields.required("reason", TextParsers::freeText);
    RemarkFields remarks = RemarkFields.of(fields);
    if (remarks.effectiveOn().orNull() == null) {
      refuseRemarks(remarks, fields);
    }
    fields.check();
    return request.send(
        new WithdrawRating(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            capability,
            position.get(),
            request.random().seal(SealedField.REASON, reason.get()),
            remarks.sealed(request.random()),
            remarks.effectiveOn().orNull()));
  }

  /** Texts of a rating that is not given again would be lost. */
  private static void refuseRemarks(RemarkFields remarks, Fields fields) {
    String message = "must not be given without effectiveOn, the day to which the rating is moved";
    if (remarks.rationale().orNull() != null) {
      fields.fault("rationale", "invalid", message);
    }
    if (!remarks.evidence().isEmpty()) {
      fields.fault("evidence", "invalid", message);
    }
  }
}
