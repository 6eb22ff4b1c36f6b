package uk.ragtime.command.assessment.rate;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
@RequestMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/ratings")
final class RateEndpoint {
  /** Every capability of the longest checklist, with its changes over some cycles. */
  private static final int MAX_RATINGS = 200;

  @PutMapping("/{capability}")
  ResponseEntity<CommandRequest.Answer> put(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency,
      @PathVariable CapabilityCode capability) {
    Fields fields = request.authorize(RatingCommand.permission(agency)).json();
    RatingFields given = RatingFields.of(fields);
    fields.check();
    return request.send(
        new RatingCommand.ChangeRating(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            given.ratingOf(capability, request.random())));
  }

  @PostMapping
  ResponseEntity<CommandRequest.Answer> post(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency) {
    Fields fields = request.authorize(RatingCommand.permission(agency)).json();
    record Item(Field<CapabilityCode> capability, RatingFields given) {}
    List<Item> items =
        fields.objects("ratings", 1, MAX_RATINGS).stream()
            .map(item ->
                new Item(
                    item.required("capability", FieldParsers.code(CapabilityCode::new)),
                    RatingFields.of(item)))
            .toList();
    fields.check();
    return request.send(
        new RatingCommand.ChangeRatings(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            items.stream()
                .map(item -> item.given().ratingOf(item.capability().get(), request.random()))
                .toList()));
  }
}
