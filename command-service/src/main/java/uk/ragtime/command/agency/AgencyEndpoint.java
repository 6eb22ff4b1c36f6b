package uk.ragtime.command.agency;

import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class AgencyEndpoint {
  /** More areas than any partnership has. */
  private static final int MAX_AREAS = 200;

  private static final Pattern ODS_CODE = Pattern.compile("[A-Z0-9]{3,12}");

  @PutMapping("/v1/{partnership}/agencies/{agency}")
  ResponseEntity<CommandRequest.Answer> put(
      CommandRequest request, @PathVariable AgencyCode agency) {
    Fields fields = request.authorize(DefineAgency.PERMISSION).json();
    var name = fields.required("name", TextParsers.line(200));
    var sector = fields.required("sector", FieldParsers.word(Sector.class));
    var areas = fields.requiredSet("areas", MAX_AREAS, FieldParsers.code(AreaCode::new));
    var odsCode =
        fields.optional(
            "odsCode", FieldParsers.matching(ODS_CODE, "3 to 12 capital letters and digits"));
    fields.check();
    return request.send(
        new DefineAgency(
            request.partnership(), agency, name.get(), sector.get(), areas, odsCode.orNull()));
  }
}
