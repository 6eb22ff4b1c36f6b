package uk.ragtime.command.action.plan;

import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class PlanActionEndpoint {
  /** All of a checklist. */
  private static final int MAX_CAPABILITIES = 100;

  @PutMapping("/v1/{partnership}/actions/{action}")
  ResponseEntity<CommandRequest.Answer> plan(
      CommandRequest request, @PathVariable ActionCode action) {
    Fields fields = request.authorize(PlanAction.PERMISSION).json();
    var title = fields.required("title", PlanActionEndpoint::title);
    var agency = fields.required("agency", FieldParsers.code(AgencyCode::new));
    var area = fields.required("area", FieldParsers.code(AreaCode::new));
    var checklist = fields.required("checklist", FieldParsers.code(ChecklistCode::new));
    Set<CapabilityCode> capabilities =
        fields.requiredSet(
            "capabilities", MAX_CAPABILITIES, FieldParsers.code(CapabilityCode::new));
    var aim = fields.optional("aim", FieldParsers.word(Rating.class));
    var dueOn = fields.required("dueOn", FieldParsers::date);
    var what = fields.optional("what", TextParsers::freeText);
    if (fields.has("capabilities") && capabilities.isEmpty()) {
      fields.fault("capabilities", "required", "must name at least one capability");
    }
    fields.check();
    return request.send(
        new PlanAction(
            request.partnership(),
            action,
            agency.get(),
            area.get(),
            checklist.get(),
            capabilities,
            request.sealed(SealedField.TITLE, title.get()),
            request.sealedIfAny(SealedField.WHAT, what.orNull()),
            aim.orNull(),
            dueOn.get()));
  }

  /** One line, which may name a person all the same. */
  private static FreeText title(JsonNode node) {
    return new FreeText(TextParsers.line(200).apply(node));
  }
}
